import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { awsProviderBlocks } from './provider-blocks.ts';

export interface SandboxBackend {
  readonly bucket: string;
  readonly key: string;
  /** Terraform before 1.10 does not know it. */
  readonly use_lockfile: boolean;
}

/** Read after every other file of its folder: Terraform merges override files in the order of their names. */
const name = 'zz_unclick_sandbox_override.tf.json';

/** Supplies backend and provider settings for the sandbox to a working copy. Endpoints come from AWS_ENDPOINT_URL. */
export function writeOverride(directory: string, backend: SandboxBackend): void {
  const provider: Record<string, unknown[]> = {};
  for (const { name: local, alias } of awsProviderBlocks(directory)) {
    provider[local] = [...(provider[local] ?? []), { ...(alias !== undefined && { alias }), ...providerSettings }];
  }
  const { use_lockfile, ...place } = backend;
  const lock = use_lockfile ? { use_lockfile } : {};
  const terraform = { backend: { s3: { ...place, ...lock, ...backendSettings } } };
  writeFileSync(join(directory, name), `${JSON.stringify({ terraform, provider }, null, 2)}\n`);
}

/**
 * What moto has not implemented answers 500, and the provider's default of 25 retries hangs for minutes. A null takes back
 * what the module says: profiles and real account ids do not exist here.
 */
const providerSettings = {
  max_retries: 3,
  skip_credentials_validation: true,
  skip_metadata_api_check: 'true',
  s3_use_path_style: true,
  profile: null,
  shared_config_files: null,
  shared_credentials_files: null,
  allowed_account_ids: null,
  forbidden_account_ids: null,
};

const backendSettings = {
  region: 'us-east-1',
  use_path_style: true,
  skip_credentials_validation: true,
  skip_metadata_api_check: true,
  skip_region_validation: true,
  skip_requesting_account_id: true,
};
