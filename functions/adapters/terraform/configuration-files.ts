import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { dynamicBlocks, dynamicBlocksJson } from '../../core/hcl/dynamic-blocks.ts';
import type { Json } from '../../core/json.ts';
import { modulesBelow } from './module-manifest.ts';

/** What the files of a root module and of its modules make by `dynamic` blocks: `module.net.aws_x.y attribute`. */
export async function dynamicBlocksOf(directory: string): Promise<ReadonlySet<string>> {
  const below = (await modulesBelow(directory)).map(({ key, folder }) => ({
    address: key.replace(/[^.]+/g, 'module.$&').concat('.'),
    folder: resolve(directory, folder),
  }));
  const found = await Promise.all(
    [{ address: '', folder: directory }, ...below].map(async ({ address, folder }) =>
      (await inFolder(folder)).map((name) => `${address}${name}`),
    ),
  );
  return new Set(found.flat());
}

async function inFolder(folder: string): Promise<readonly string[]> {
  const names = (await readdir(folder)).filter((name) => /\.(tf|tofu)(\.json)?$/.test(name));
  const found = await Promise.all(
    names.map(async (name) => {
      const text = await readFile(join(folder, name), 'utf8');
      if (!name.endsWith('.json')) return dynamicBlocks(text);
      const json: Json = JSON.parse(text);
      return dynamicBlocksJson(json);
    }),
  );
  return found.flat();
}
