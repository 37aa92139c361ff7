import { downloadedTerraform, publicSites } from '../../functions/adapters/terraform/download.ts';
import { findTerraform as findRelease, type TerraformRelease } from '../../functions/adapters/terraform/release.ts';
import { cacheFolder } from './cache-folder.ts';
import { onPath } from './on-path.ts';

/** What the sandbox downloads where the machine has none and the module pins none. */
const ownRelease = '1.11.4';

/** The Terraform or OpenTofu that the build will use, or undefined when it cannot be had. */
export async function findTerraform(
  directory: string,
  log: (line: string) => void,
  sites = publicSites,
): Promise<TerraformRelease | undefined> {
  try {
    const release = await findRelease({ directory, cache: cacheFolder(), log, sites });
    log(release.version);
    return release;
  } catch (error) {
    log(`terraform: ${messageOf(error)}`);
  }
  if (onPath('terraform') || onPath('tofu')) return undefined;
  try {
    log(`terraform ${ownRelease}: taken from the cache or its releases`);
    const binary = await downloadedTerraform('terraform', ownRelease, cacheFolder(), sites);
    return { binary, version: `terraform ${ownRelease}` };
  } catch (error) {
    log(`terraform: ${messageOf(error)}`);
    return undefined;
  }
}

/** The S3 backend has `use_lockfile` since 1.10, of either. */
export function hasLockfile({ version }: TerraformRelease): boolean {
  const [, major = '0', minor = '0'] = /(\d+)\.(\d+)/.exec(version) ?? [];
  return Number(major) > 1 || Number(minor) >= 10;
}

const messageOf = (error: unknown) => (error instanceof Error ? error.message : String(error));
