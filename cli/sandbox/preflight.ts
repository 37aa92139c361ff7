import { existsSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cacheFolder } from './cache-folder.ts';
import { findMoto, type Moto } from './find-moto.ts';
import { findTerraform, hasLockfile } from './find-terraform.ts';
import { getProviders } from './first-apply.ts';
import { findMirror, hasCliConfig, writeMirrorConfig } from './provider-mirror.ts';
import type { Shutdown } from './shutdown.ts';
import { cloneStack } from './stack-clone.ts';
import { copyStack, type StackCopy } from './stack-copy.ts';
import type { TerraformPlace } from './terraform-commands.ts';
import { sandboxEnvironment } from './terraform-environment.ts';

/** What this machine lacks, and what to install: nothing was started. */
export class Missing extends Error {
  override name = 'Missing';
  readonly what: readonly string[];
  constructor(what: readonly string[]) {
    super(`the sandbox cannot start here:\n${what.map((line) => `  - ${line}`).join('\n')}`);
    this.what = what;
  }
}

export interface Ready {
  readonly moto: Moto;
  readonly copy: StackCopy;
  /** Terraform in the copy's root module, not yet knowing where the sandbox's AWS will be. */
  readonly place: TerraformPlace;
  /** Whether its S3 backend can lock with an object. */
  readonly lockfile: boolean;
}

/** Finds or fetches moto, Terraform and the providers. @throws Missing with everything that cannot be had. */
export async function preflight(
  module: string,
  folder: string,
  shutdown: Shutdown,
  tell: (line: string) => void,
  branch?: string,
): Promise<Ready> {
  if (!existsSync(module) || !statSync(module).isDirectory()) throw new Missing([`there is no folder ${module}`]);
  const copy = await sourceOf(module, join(folder, 'checkout'), branch);
  const [moto, terraform] = await Promise.all([findMoto(tell), findTerraform(join(copy.root, copy.directory), tell)]);
  const place = terraform && (await terraformPlace(terraform.binary, copy, folder, shutdown));
  const providers = place && (await getProviders(place, tell).then(() => undefined, messageOf));
  const what = [
    ...(moto ? [] : ['moto, the AWS of the sandbox: `pip install "moto[server]"`, or install uv, pipx or Docker']),
    ...(terraform ? [] : ['Terraform 1.10 or newer (https://developer.hashicorp.com/terraform/install) or OpenTofu']),
    ...(providers ? [`the stack's providers: ${providers}`] : []),
  ];
  if (!moto || !terraform || !place || what.length > 0) throw new Missing(what);
  return { moto, copy, place, lockfile: hasLockfile(terraform) };
}

/** The folder as it is, or its repository's branch. */
async function sourceOf(module: string, target: string, branch: string | undefined): Promise<StackCopy> {
  if (branch === undefined) return copyStack(module, target);
  return await cloneStack(module, target, branch).catch((error: unknown) => {
    throw new Missing([`branch ${branch} of a git repository at ${module}: ${messageOf(error)}`]);
  });
}

async function terraformPlace(
  binary: string,
  copy: StackCopy,
  folder: string,
  shutdown: Shutdown,
): Promise<TerraformPlace> {
  const environment = sandboxEnvironment('http://127.0.0.1:9');
  return {
    binary,
    directory: join(copy.root, copy.directory),
    environment: {
      ...environment,
      ...providerSource(folder, environment),
      PATH: `${dirname(binary)}:${environment.PATH}`,
    },
    logFile: join(folder, 'terraform.log'),
    shutdown,
  };
}

/** A CLI configuration that exists is honoured; else a mirror of this machine; else the registry, downloads kept. */
function providerSource(folder: string, environment: NodeJS.ProcessEnv): NodeJS.ProcessEnv {
  const cache = {
    TF_PLUGIN_CACHE_DIR: environment.TF_PLUGIN_CACHE_DIR || cacheFolder('providers'),
    TF_PLUGIN_CACHE_MAY_BREAK_DEPENDENCY_LOCK_FILE: '1',
  };
  if (hasCliConfig(environment)) return {};
  const mirror = findMirror();
  const file = join(folder, 'terraformrc');
  if (mirror) writeMirrorConfig(mirror, file);
  return { TF_CLI_CONFIG_FILE: mirror ? file : '/dev/null', ...(mirror ? {} : cache) };
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
