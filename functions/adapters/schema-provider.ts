import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/**
 * One running AWS provider that `terraform show` may ask for its schema instead of starting its own: about a second a show.
 * Only `show` may: it never configures a provider. A plan or an apply does, and a process that is configured twice answers
 * for the last configuration (two provider blocks), or not at all (measured: with a custom CA bundle, the second
 * configuration fails).
 */
export interface SchemaProvider {
  /** The value of TF_REATTACH_PROVIDERS. */
  readonly reattach: string;
  stop(): void;
}

/** Milliseconds. Who waits longer had better start a provider of his own. */
const longestStart = 20_000;

/** Starts the provider that `init` installed; undefined where there is not exactly one, or it does not say where it listens. */
export async function startSchemaProvider(
  directory: string,
  environment: NodeJS.ProcessEnv,
): Promise<SchemaProvider | undefined> {
  const binary = await installedProvider(directory);
  if (binary === undefined) return undefined;
  const child = spawn(binary, ['-debug'], { cwd: directory, env: environment, stdio: ['ignore', 'pipe', 'ignore'] });
  child.once('error', () => child.stdout.destroy());
  const impatient = setTimeout(() => child.kill('SIGKILL'), longestStart);
  const reattach = await reattachOf(child.stdout).catch(() => undefined);
  clearTimeout(impatient);
  return reattach === undefined ? undefined : { reattach, stop: () => void child.kill('SIGTERM') };
}

async function installedProvider(directory: string): Promise<string | undefined> {
  const platform = join('registry.terraform.io', 'hashicorp', 'aws');
  const found = [];
  try {
    const root = join(directory, '.terraform', 'providers', platform);
    for (const version of await readdir(root))
      for (const system of await readdir(join(root, version)))
        for (const file of await readdir(join(root, version, system)))
          if (file.startsWith('terraform-provider-aws')) found.push(join(root, version, system, file));
  } catch {
    return undefined;
  }
  return found.length === 1 ? found[0] : undefined;
}

/** The provider prints `TF_REATTACH_PROVIDERS='…'` when it listens (developer.hashicorp.com/terraform/plugin/debugging). */
async function reattachOf(output: Readable): Promise<string | undefined> {
  for await (const line of createInterface({ input: output })) {
    const value = /TF_REATTACH_PROVIDERS='(.+)'/.exec(line)?.[1];
    if (value !== undefined) return value;
  }
  return undefined;
}
