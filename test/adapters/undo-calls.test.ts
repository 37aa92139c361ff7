import { CreateKeyCommand, DescribeKeyCommand, KMSClient, ScheduleKeyDeletionCommand } from '@aws-sdk/client-kms';
import { CreateSecretCommand, DeleteSecretCommand, SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { undoCalls as undoCallsBy } from '../../functions/adapters/undo-calls.ts';
import { type Rig, startRig, withoutMoto } from '../rig/moto.ts';

const region = 'us-east-1';
const undoCalls = undoCallsBy([]);

describe.skipIf(withoutMoto)(`what AWS can still undo, in moto${withoutMoto ? ` (${withoutMoto})` : ''}`, () => {
  let rig: Rig;
  beforeAll(async () => {
    rig = await startRig();
  });
  afterAll(() => rig.end());

  it.each([
    [true, 'Enabled'],
    [false, 'Disabled'],
  ])('a key that is scheduled for deletion comes back, enabled as the state held it: %s', async (enable, state) => {
    const kms = new KMSClient({ region });
    const { KeyMetadata } = await kms.send(new CreateKeyCommand({}));
    const key = {
      kind: 'cancel-key-deletion',
      address: 'aws_kms_key.a',
      id: KeyMetadata?.KeyId ?? '',
      arn: KeyMetadata?.Arn ?? '',
      enable,
      region,
    } as const;
    expect(await undoCalls.isPending(key)).toBe(false);
    await kms.send(new ScheduleKeyDeletionCommand({ KeyId: key.id }));
    expect(await undoCalls.isPending(key)).toBe(true);
    await undoCalls.undo(key);
    expect(await undoCalls.isPending(key)).toBe(false);
    const described = await kms.send(new DescribeKeyCommand({ KeyId: key.id }));
    expect(described.KeyMetadata?.KeyState).toBe(state);
  });

  it('a secret comes back within its recovery window', async () => {
    const secrets = new SecretsManagerClient({ region });
    const { ARN = '' } = await secrets.send(new CreateSecretCommand({ Name: 'a', SecretString: 'x' }));
    const secret = {
      kind: 'restore-secret',
      address: 'aws_secretsmanager_secret.a',
      id: ARN,
      arn: ARN,
      region,
    } as const;
    expect(await undoCalls.isPending(secret)).toBe(false);
    await secrets.send(new DeleteSecretCommand({ SecretId: ARN, RecoveryWindowInDays: 7 }));
    expect(await undoCalls.isPending(secret)).toBe(true);
    await undoCalls.undo(secret);
    expect(await undoCalls.isPending(secret)).toBe(false);
  });

  it('what is really gone is not pending any more', async () => {
    const base = { address: 'a', region } as const;
    const id = '00000000-0000-4000-8000-000000000000';
    expect(await undoCalls.isPending({ ...base, kind: 'cancel-key-deletion', id, enable: true })).toBe(false);
    expect(await undoCalls.isPending({ ...base, kind: 'restore-secret', id: 'never-there' })).toBe(false);
  });
});
