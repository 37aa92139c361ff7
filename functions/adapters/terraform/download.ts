import { createHash } from 'node:crypto';
import { access, constants, mkdir, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { zipEntry } from './zip-entry.ts';

export type Product = 'terraform' | 'tofu';

/** Where releases are published, with a trailing slash each. */
export interface ReleaseSites {
  readonly terraform: string;
  readonly tofu: string;
}

export const publicSites: ReleaseSites = {
  terraform: 'https://releases.hashicorp.com/terraform/',
  tofu: 'https://github.com/opentofu/opentofu/releases/download/',
};

const architectures: Readonly<Record<string, string>> = { x64: 'amd64', arm64: 'arm64', arm: 'arm', ia32: '386' };

/**
 * A release's binary in the cache folder, downloaded there once. The archive's SHA-256 must be the one of the release's own
 * list of sums; nothing is kept of an archive with another.
 * @throws Error naming the address that failed, or the sum that differs
 */
export async function downloadedTerraform(
  product: Product,
  version: string,
  cache: string,
  sites: ReleaseSites = publicSites,
): Promise<string> {
  const folder = join(cache, product, version);
  const binary = join(folder, product);
  if (await isExecutable(binary)) return binary;
  const base = product === 'terraform' ? `${sites.terraform}${version}/` : `${sites.tofu}v${version}/`;
  const name = `${product}_${version}_${process.platform}_${architectures[process.arch] ?? process.arch}.zip`;
  const [archive, sums] = await Promise.all([fetched(base + name), fetched(`${base}${product}_${version}_SHA256SUMS`)]);
  verify(archive, name, sums.toString('utf8'));
  await mkdir(folder, { recursive: true });
  const part = `${binary}.${process.pid}`;
  await writeFile(part, zipEntry(archive, product), { mode: 0o755 });
  await rename(part, binary);
  return binary;
}

export async function isExecutable(file: string): Promise<boolean> {
  return await access(file, constants.X_OK).then(
    () => true,
    () => false,
  );
}

async function fetched(address: string): Promise<Buffer> {
  const response = await fetch(address, { signal: AbortSignal.timeout(300_000) }).catch((cause: unknown) => {
    throw new Error(`${address} cannot be reached`, { cause });
  });
  if (!response.ok) throw new Error(`${address} answered ${response.status}`);
  return Buffer.from(await response.arrayBuffer());
}

/** Lines of `<sha256>  <file name>`. */
function verify(archive: Buffer, name: string, sums: string): void {
  const wanted = sums
    .split('\n')
    .find((line) => line.endsWith(`  ${name}`))
    ?.split(' ')[0];
  const found = createHash('sha256').update(archive).digest('hex');
  if (wanted !== found) throw new Error(`${name} has the SHA-256 ${found}, its release says ${wanted ?? 'none'}`);
}
