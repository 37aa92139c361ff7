import { findTerraform as findRelease } from '../../functions/adapters/terraform-release.ts';
import { cacheFolder } from './cache-folder.ts';

/** The Terraform or OpenTofu that the build will use. @returns its full name, or undefined when it cannot be had. */
export async function findTerraform(directory: string, log: (line: string) => void): Promise<string | undefined> {
  try {
    const { binary, version } = await findRelease({ directory, cache: cacheFolder(), log });
    log(version);
    return binary;
  } catch (error) {
    log(`terraform: ${error instanceof Error ? error.message : error}`);
    return undefined;
  }
}
