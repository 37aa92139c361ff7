import { spawn } from 'node:child_process';
import { readdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';

/** One running AWS provider that a Terraform command may use instead of starting its own. */
export interface ProviderProcess {
  /** The value of TF_REATTACH_PROVIDERS. */
  readonly reattach: string;
  hasEnded(): boolean;
  stop(): void;
}

/** Milliseconds. Who waits longer had better let Terraform start its own. */
const longestStart = 20_000;

/** Starts the provider that `init` installed; undefined where there is not exactly one, or it does not say where it listens. */
export async function startProvider(
  directory: string,
  environment: NodeJS.ProcessEnv,
): Promise<ProviderProcess | undefined> {
  const binary = await installedProvider(resolve(directory, environment.TF_DATA_DIR ?? '.terraform'));
  if (binary === undefined) return undefined;
  const child = spawn(binary, ['-debug'], { cwd: directory, env: environment, stdio: ['ignore', 'pipe', 'ignore'] });
  child.once('error', () => child.stdout.destroy());
  const impatient = setTimeout(() => child.kill('SIGKILL'), longestStart);
  const reattach = await reattachOf(child.stdout).catch(() => undefined);
  clearTimeout(impatient);
  if (reattach === undefined) return undefined;
  const hasEnded = () => child.exitCode !== null || child.signalCode !== null;
  return { reattach, hasEnded, stop: () => void child.kill('SIGTERM') };
}

async function installedProvider(data: string): Promise<string | undefined> {
  const found = [];
  try {
    const root = join(data, 'providers', 'registry.terraform.io', 'hashicorp', 'aws');
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
