import { RestoreSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';

/** Cancels the scheduled deletion of a secret, within its recovery window. */
export async function restoreSecret({ id, region }: { readonly id: string; readonly region: string }): Promise<void> {
  await new SecretsManagerClient({ region }).send(new RestoreSecretCommand({ SecretId: id }));
}
