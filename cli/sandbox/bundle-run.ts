import { join } from 'node:path';
import { build, stop } from 'esbuild';

/** Bundles functions/run-terraform.ts into one file, as a deployment does. @returns the folder it is in. */
export async function bundleRun(root: string, folder: string): Promise<string> {
  const home = join(folder, 'home');
  await build({
    entryPoints: [join(root, 'functions', 'run-terraform.ts')],
    outfile: join(home, 'run-terraform.mjs'),
    bundle: true,
    platform: 'node',
    target: 'node24',
    format: 'esm',
    mainFields: ['module', 'main'],
    banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
    logLevel: 'error',
  });
  await stop();
  return home;
}
