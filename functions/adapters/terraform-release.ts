import { execFile } from 'node:child_process';
import { access, constants } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';

/** A Terraform or OpenTofu that answers. */
export interface TerraformRelease {
  readonly binary: string;
  /** `terraform 1.11.4` */
  readonly version: string;
}

export interface Wanted {
  /** The root module: `.terraform-version` and `required_version` in it say which version. */
  readonly directory: string;
  /** Where downloads are kept between runs. */
  readonly cache: string | undefined;
  readonly log: (line: string) => void;
}

/** Finds terraform, else tofu, on PATH. @throws Error naming what is missing */
export async function findTerraform(wanted: Wanted): Promise<TerraformRelease> {
  for (const name of ['terraform', 'tofu']) {
    const binary = await onPath(name);
    if (binary) return { binary, version: await versionOf(binary, wanted.directory) };
  }
  throw new Error('neither terraform nor tofu is on PATH');
}

async function onPath(name: string): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter)) {
    const file = join(folder, name);
    if (
      await access(file, constants.X_OK).then(
        () => true,
        () => false,
      )
    )
      return file;
  }
  return undefined;
}

async function versionOf(binary: string, cwd: string): Promise<string> {
  const { stdout } = await promisify(execFile)(binary, ['version', '-no-color'], { cwd });
  const [, name = 'terraform', version = 'of unknown version'] = /^(\w+) v(\S+)/.exec(stdout) ?? [];
  return `${name.toLowerCase()} ${version}`;
}
