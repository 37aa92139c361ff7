import {
  CancelKeyDeletionCommand,
  DescribeKeyCommand,
  EnableKeyCommand,
  KMSClient,
  NotFoundException,
} from '@aws-sdk/client-kms';
import type { UndoCalls } from '../ports/undo-calls.ts';
import { isSecretPending, restoreSecret } from './restore-secret.ts';

/** The calls that Terraform has no word for: they give back what a re-creation would only replace. */
export const undoCalls: UndoCalls = {
  isPending: (undo) => (undo.kind === 'restore-secret' ? isSecretPending(undo) : isKeyPending(undo)),
  /** A key whose deletion is cancelled is disabled until somebody enables it (KMS API reference, CancelKeyDeletion). */
  async undo(undo) {
    if (undo.kind === 'restore-secret') return await restoreSecret(undo);
    const client = new KMSClient({ region: undo.region });
    await client.send(new CancelKeyDeletionCommand({ KeyId: undo.id }));
    if (undo.enable) await client.send(new EnableKeyCommand({ KeyId: undo.id }));
  },
};

/** A primary key whose replicas go first waits for them (KMS API reference, KeyMetadata). */
async function isKeyPending({ id, region }: { readonly id: string; readonly region: string }): Promise<boolean> {
  try {
    const { KeyMetadata } = await new KMSClient({ region }).send(new DescribeKeyCommand({ KeyId: id }));
    return KeyMetadata?.KeyState === 'PendingDeletion' || KeyMetadata?.KeyState === 'PendingReplicaDeletion';
  } catch (error) {
    if (error instanceof NotFoundException) return false;
    throw error;
  }
}
