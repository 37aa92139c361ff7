import { execFile } from 'node:child_process';
import { readdir, readFile } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { promisify } from 'node:util';
import { requiredVersion } from '../../core/hcl/required-version.ts';
import { exactVersion, satisfies } from '../../core/hcl/version-constraint.ts';
import { downloadedTerraform, isExecutable, type Product, publicSites, type ReleaseSites } from './download.ts';

/** A Terraform or OpenTofu that answers. */
export interface TerraformRelease {
  readonly binary: string;
  /** `terraform 1.11.4` */
  readonly version: string;
}

export interface Wanted {
  /** The root module: `.terraform-version`, `.opentofu-version` and `required_version` in it say which version. */
  readonly directory: string;
  /** Where downloads are kept between runs; without one, nothing is downloaded. */
  readonly cache: string | undefined;
  readonly log: (line: string) => void;
  readonly sites?: ReleaseSites;
}

interface Pin {
  readonly products: readonly Product[];
  /** A constraint; empty where any version will do. */
  readonly constraint: string;
}

/**
 * The Terraform that a root module asks for: from PATH where its version is allowed, else the exact version that is pinned,
 * downloaded and verified. @throws Error naming what is missing and what to do
 */
export async function findTerraform(wanted: Wanted): Promise<TerraformRelease> {
  const pin = await pinOf(wanted.directory);
  for (const product of pin.products) {
    const binary = await onPath(product);
    const version = binary && (await versionOf(binary, wanted.directory));
    if (binary && version && satisfies(version, pin.constraint)) return { binary, version: `${product} ${version}` };
  }
  const [product = 'terraform'] = pin.products;
  const version = exactVersion(pin.constraint);
  if (version === undefined || wanted.cache === undefined) throw new Error(missing(pin));
  wanted.log(`${product} ${version}: not on PATH, taken from the cache or its releases`);
  const binary = await downloadedTerraform(product, version, wanted.cache, wanted.sites ?? publicSites);
  return { binary, version: `${product} ${version}` };
}

function missing({ products, constraint }: Pin): string {
  const wanted = constraint === '' ? '' : ` that satisfies ${constraint}`;
  return `no ${products.join(' or ')}${wanted} is on PATH: install one, or pin an exact version in .terraform-version`;
}

async function pinOf(directory: string): Promise<Pin> {
  const tofu = await textOf(join(directory, '.opentofu-version'));
  if (tofu) return { products: ['tofu'], constraint: tofu };
  const terraform = await textOf(join(directory, '.terraform-version'));
  if (terraform && exactVersion(terraform)) return { products: ['terraform'], constraint: terraform };
  return { products: ['terraform', 'tofu'], constraint: await constraintOf(directory) };
}

/** All of a root module's `required_version` must hold. */
async function constraintOf(directory: string): Promise<string> {
  const names = (await readdir(directory)).filter((name) => /\.(tf|tofu)$/.test(name));
  const sources = await Promise.all(names.map((name) => readFile(join(directory, name), 'utf8')));
  return sources.flatMap((source) => requiredVersion(source) ?? []).join(', ');
}

async function textOf(file: string): Promise<string | undefined> {
  return await readFile(file, 'utf8').then(
    (text) => text.trim(),
    () => undefined,
  );
}

async function onPath(name: string): Promise<string | undefined> {
  for (const folder of (process.env.PATH ?? '').split(delimiter))
    if (await isExecutable(join(folder, name))) return join(folder, name);
  return undefined;
}

async function versionOf(binary: string, cwd: string): Promise<string | undefined> {
  const { stdout } = await promisify(execFile)(binary, ['version', '-no-color'], { cwd });
  return /^\w+ v(\d+\.\d+\.\d+)/.exec(stdout)?.[1];
}
