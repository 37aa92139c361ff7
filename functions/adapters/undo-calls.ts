import { CancelKeyDeletionCommand, EnableKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import type { UndoCalls } from '../ports.ts';
import { restoreSecret } from './restore-secret.ts';

/** The calls that Terraform has no word for: they give back what a re-creation would only replace. */
export const undoCalls: UndoCalls = {
  /** A key whose deletion is cancelled is disabled until somebody enables it (KMS API reference, CancelKeyDeletion). */
  async cancelKeyDeletion({ id, region, enable }) {
    const client = new KMSClient({ region });
    await client.send(new CancelKeyDeletionCommand({ KeyId: id }));
    if (enable) await client.send(new EnableKeyCommand({ KeyId: id }));
  },
  restoreSecret,
};
