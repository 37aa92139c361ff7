import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { overrideKey } from '../../../functions/adapters/dynamo/incident-items.ts';
import { DynamoOverrides } from '../../../functions/adapters/dynamo/overrides.ts';
import { type DynamoTable, dynamoTable } from '../../../functions/adapters/dynamo/table.ts';
import type { Override } from '../../../functions/core/deciding/override.ts';
import { type Rig, startRig, withoutMoto } from '../../rig/moto.ts';

const asked: Override = {
  id: 'net-ov1',
  stack: 'net',
  scope: 'stack',
  requestedBy: 'Dana',
  owner: ['slack:UDANA'],
  reason: 'migration',
  seconds: 3600,
  requestedAt: '2026-11-23T12:00:00.000Z',
  lapsesAt: '2026-11-23T13:00:00.000Z',
};

describe.skipIf(withoutMoto)(`how long overrides are kept, in moto${withoutMoto ? ` (${withoutMoto})` : ''}`, () => {
  let rig: Rig;
  let table: DynamoTable;
  beforeAll(async () => {
    rig = await startRig();
    await rig.table('IncidentsTable', 'incidents');
    table = dynamoTable('incidents');
  });
  afterAll(() => rig.end());

  const expires = async () => {
    const command = new GetCommand({ TableName: 'incidents', Key: overrideKey('net', 'net-ov1') });
    return (await table.client.send(command)).Item?.expires;
  };

  it('a request for as long as configured after it lapsed, then as long as its incident', async () => {
    const overrides = new DynamoOverrides(table, 86_400);
    await overrides.request(asked);
    expect(await expires()).toBe(Date.parse('2026-11-24T13:00:00Z') / 1000);
    await overrides.expire('net-ov1', 2_000_000_000);
    expect(await expires()).toBe(2_000_000_000);
    await overrides.expire('net-ov-unknown', 1);
  });
});
