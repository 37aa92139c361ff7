import {
  DescribeSecretCommand,
  ResourceNotFoundException,
  RestoreSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';

interface Secret {
  readonly id: string;
  readonly region: string;
}

/** Whether a secret is to be deleted when its recovery window is over. */
export async function isSecretPending({ id, region }: Secret): Promise<boolean> {
  try {
    const described = await new SecretsManagerClient({ region }).send(new DescribeSecretCommand({ SecretId: id }));
    return described.DeletedDate !== undefined;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  }
}

/** Cancels the scheduled deletion of a secret, within its recovery window. */
export async function restoreSecret({ id, region }: Secret): Promise<void> {
  await new SecretsManagerClient({ region }).send(new RestoreSecretCommand({ SecretId: id }));
}
