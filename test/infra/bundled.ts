import { readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { build, type Metafile } from 'esbuild';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..', '..');

export type Bundle = Pick<Metafile, 'inputs' | 'outputs'>;

/** A program's bundle with the options that packaging has: serverless.yml for the functions, infra/plugin.cjs for the build's. */
export async function bundled(program: string): Promise<Bundle> {
  const { custom } = parse(readFileSync(join(root, 'serverless.yml'), 'utf8'), { logLevel: 'silent' });
  const { packager: _packager, concurrency: _concurrency, ...options } = custom.esbuild;
  const own = basename(program) === 'run-terraform.ts' ? { format: 'esm', conditions: [] } : {};
  const { metafile } = await build({
    ...options,
    ...own,
    entryPoints: [program],
    absWorkingDir: root,
    metafile: true,
    write: false,
    logLevel: 'silent',
  });
  if (!metafile) throw new Error('esbuild wrote no metafile');
  return metafile;
}
