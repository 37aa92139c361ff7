import {
  DescribeSecretCommand,
  ResourceNotFoundException,
  RestoreSecretCommand,
  SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { RoleCredentials } from './assumed-role.ts';

/** Where a client works, and as whom: as the process itself where no credentials are given. */
export interface Place {
  readonly region: string;
  readonly credentials?: () => Promise<RoleCredentials>;
}

/** Whether a secret is to be deleted when its recovery window is over. */
export async function isSecretPending(id: string, place: Place): Promise<boolean> {
  try {
    const described = await new SecretsManagerClient(place).send(new DescribeSecretCommand({ SecretId: id }));
    return described.DeletedDate !== undefined;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  }
}

/** Cancels the scheduled deletion of a secret, within its recovery window. */
export async function restoreSecret(id: string, place: Place): Promise<void> {
  await new SecretsManagerClient(place).send(new RestoreSecretCommand({ SecretId: id }));
}
