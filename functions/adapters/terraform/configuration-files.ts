import { readdir, readFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { dynamicBlocks, dynamicBlocksJson } from '../../core/hcl/dynamic-blocks.ts';
import { isObject, type Json } from '../../core/json.ts';

/** What the files of a root module and of its modules make by `dynamic` blocks: `module.net.aws_x.y attribute`. */
export async function dynamicBlocksOf(directory: string): Promise<ReadonlySet<string>> {
  const modules = await modulesOf(directory);
  const found = await Promise.all(
    modules.map(async ({ address, folder }) => (await inFolder(folder)).map((name) => `${address}${name}`)),
  );
  return new Set(found.flat());
}

interface Module {
  /** `module.net.module.db.`; empty for the root. */
  readonly address: string;
  readonly folder: string;
}

/** Where `init` put each module, from its own manifest; there is none where no module is called. */
async function modulesOf(directory: string): Promise<readonly Module[]> {
  const root = { address: '', folder: directory };
  const text = await readFile(join(directory, '.terraform', 'modules', 'modules.json'), 'utf8').catch(() => '{}');
  const manifest: Json = JSON.parse(text);
  const listed = isObject(manifest) && Array.isArray(manifest.Modules) ? manifest.Modules : [];
  const below = listed.flatMap((entry: Json) => {
    if (!isObject(entry) || typeof entry.Key !== 'string' || typeof entry.Dir !== 'string' || entry.Key === '')
      return [];
    const address = entry.Key.split('.')
      .map((name) => `module.${name}.`)
      .join('');
    return [{ address, folder: resolve(directory, entry.Dir) }];
  });
  return [root, ...below];
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
