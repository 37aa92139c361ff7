import {
  CancelKeyDeletionCommand,
  DescribeKeyCommand,
  EnableKeyCommand,
  KMSClient,
  NotFoundException,
} from '@aws-sdk/client-kms';
import { parseArn } from '../core/arn.ts';
import { roleIn } from '../core/take-back/role-in.ts';
import type { PlacedUndo } from '../core/take-back/undo.ts';
import type { UndoCalls } from '../ports/undo-calls.ts';
import { assumedRole } from './assumed-role.ts';
import { isSecretPending, type Place, restoreSecret } from './restore-secret.ts';

/**
 * The calls that Terraform has no word for: they give back what a re-creation would only replace.
 * @param roles what the stacks' providers assume: in the account of the thing, its role makes the calls, where there is one
 */
export function undoCalls(roles: readonly string[]): UndoCalls {
  const placeOf = ({ arn, region }: PlacedUndo): Place => {
    const account = parseArn(arn)?.account;
    const role = account === undefined ? undefined : roleIn(account, roles);
    return { region, ...(role !== undefined && { credentials: assumedRole(role, 'unclick-undo') }) };
  };
  return {
    isPending: (undo) =>
      undo.kind === 'restore-secret'
        ? isSecretPending(nameOf(undo), placeOf(undo))
        : isKeyPending(nameOf(undo), placeOf(undo)),
    /**
     * A key whose deletion is cancelled is disabled until somebody enables it. Neither call works across accounts, so its id
     * says enough to them (KMS API reference, CancelKeyDeletion, EnableKey).
     */
    async undo(undo) {
      if (undo.kind === 'restore-secret') return await restoreSecret(nameOf(undo), placeOf(undo));
      const client = new KMSClient(placeOf(undo));
      await client.send(new CancelKeyDeletionCommand({ KeyId: undo.id }));
      if (undo.enable) await client.send(new EnableKeyCommand({ KeyId: undo.id }));
    },
  };
}

const nameOf = ({ arn, id }: PlacedUndo) => arn ?? id;

/** A primary key whose replicas go first waits for them (KMS API reference, KeyMetadata). */
async function isKeyPending(id: string, place: Place): Promise<boolean> {
  try {
    const { KeyMetadata } = await new KMSClient(place).send(new DescribeKeyCommand({ KeyId: id }));
    return KeyMetadata?.KeyState === 'PendingDeletion' || KeyMetadata?.KeyState === 'PendingReplicaDeletion';
  } catch (error) {
    if (error instanceof NotFoundException) return false;
    throw error;
  }
}
