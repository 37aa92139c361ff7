import { describe, expect, it } from 'vitest';
import type { StateInstance } from '../../../functions/core/adopt/in-state.ts';
import type { Json, JsonObject } from '../../../functions/core/json.ts';
import { undoOf } from '../../../functions/core/take-back/undo.ts';
import { aClick } from '../../fakes/clicks.ts';

const instance = (address: string, attributes: JsonObject): StateInstance => ({
  address,
  type: address.split('.')[0] ?? '',
  alias: undefined,
  foreign: false,
  attributes,
  dependencies: [],
});
const state = [
  instance('aws_kms_key.data', { id: 'k-1', is_enabled: true }),
  instance('aws_kms_key.off', { id: 'k-2', is_enabled: false }),
  instance('aws_kms_key.nameless', {}),
  instance('aws_secretsmanager_secret.db', { id: 's-1' }),
  instance('aws_secretsmanager_secret.nameless', {}),
];

function undone(service: string, name: string, address: string, request: Json = {}) {
  return undoOf(aClick({ service, name, addresses: [address], request }), state);
}

describe('a deletion that AWS has not carried out yet', () => {
  it.each([
    ['data', 'k-1', true],
    ['off', 'k-2', false],
  ])('of the key %s is cancelled, and the key enabled where it was', (name, id, enable) => {
    const address = `aws_kms_key.${name}`;
    expect(undone('kms', 'ScheduleKeyDeletion', address)).toEqual([
      { kind: 'cancel-key-deletion', address, id, enable, region: 'us-east-1' },
    ]);
  });

  it('is of the key with this ARN, where the state knows it, and of no other account’s', () => {
    const arn = 'arn:aws:kms:us-east-1:444455556666:key/k-1';
    const click = aClick({ service: 'kms', name: 'ScheduleKeyDeletion', addresses: ['aws_kms_key.data'] });
    expect(undoOf(click, [instance('aws_kms_key.data', { id: 'k-1', arn })])).toMatchObject([{ id: 'k-1', arn }]);
  });

  it.each([{}, null, { forceDeleteWithoutRecovery: false }])('of a secret is taken back (%j)', (request) => {
    const address = 'aws_secretsmanager_secret.db';
    expect(undone('secretsmanager', 'DeleteSecret', address, request)).toEqual([
      { kind: 'restore-secret', address, id: 's-1', region: 'us-east-1' },
    ]);
  });

  it.each([
    ['a secret that is gone at once', 'secretsmanager', 'DeleteSecret', 'aws_secretsmanager_secret.db', true],
    ['another call on a key', 'kms', 'DisableKey', 'aws_kms_key.data'],
    ['another call on a secret', 'secretsmanager', 'PutSecretValue', 'aws_secretsmanager_secret.db'],
    ['the same name in another service', 'x', 'ScheduleKeyDeletion', 'aws_kms_key.data'],
    ['a key’s deletion that hit something else', 'kms', 'ScheduleKeyDeletion', 'aws_secretsmanager_secret.db'],
    ['a secret’s deletion that hit something else', 'secretsmanager', 'DeleteSecret', 'aws_kms_key.data'],
    ['a key that the state does not hold', 'kms', 'ScheduleKeyDeletion', 'aws_kms_key.gone'],
    ['a key without an id', 'kms', 'ScheduleKeyDeletion', 'aws_kms_key.nameless'],
    ['a secret without an id', 'secretsmanager', 'DeleteSecret', 'aws_secretsmanager_secret.nameless'],
  ])('is not: %s', (_, service, name, address, forced = false) => {
    expect(undone(service, name, address, { forceDeleteWithoutRecovery: forced })).toEqual([]);
  });
});
