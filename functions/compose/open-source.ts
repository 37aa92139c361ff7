import { join } from 'node:path';
import { GitCheckout } from '../adapters/git-checkout.ts';
import { ssmParameters } from '../adapters/ssm-parameters.ts';
import { findTerraform } from '../adapters/terraform/release.ts';
import { TerraformCli } from '../adapters/terraform/terraform.ts';
import { checkOutApplied } from '../flows/check-out-applied.ts';
import type { RunRequest } from '../flows/take-back/request.ts';

export interface SourcePlace {
  /** The folder that the build checked out. */
  readonly root: string;
  /** Where downloads are kept between builds. */
  readonly cache: string | undefined;
  readonly log: (line: string) => void;
}

/** The commit that is to be planned, and the Terraform that it asks for: a root module pins its version itself. */
export async function openSource<Asked extends Pick<RunRequest, 'stack' | 'source'>>(
  asked: Asked,
  { root, cache, log }: SourcePlace,
) {
  const ports = { checkout: new GitCheckout(root), parameters: ssmParameters, log };
  const request = { ...asked, ...(await checkOutApplied(ports, asked.stack, asked.source)) };
  const { stack } = request;
  const directory = join(root, stack.source.directory);
  const { binary, version } = await findTerraform({ directory, cache, log });
  const terraform = await TerraformCli.open({ binary, directory, stack, environment: process.env, log }, version);
  return { request, terraform };
}
