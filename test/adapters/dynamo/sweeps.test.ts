import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoIncidents } from '../../../functions/adapters/dynamo/incidents.ts';
import { DynamoMailbox } from '../../../functions/adapters/dynamo/mailbox.ts';
import { DynamoSweeps } from '../../../functions/adapters/dynamo/sweeps.ts';
import { dynamoTable } from '../../../functions/adapters/dynamo/table.ts';
import { sweepsContract } from '../../contracts/sweeps-contract.ts';
import { aClick } from '../../rig/click.ts';
import { HandClock } from '../../rig/hand-clock.ts';
import { type Rig, startRig, withoutMoto } from '../../rig/moto.ts';

describe.skipIf(withoutMoto)(`sweeps in DynamoDB, in moto${withoutMoto ? ` (${withoutMoto})` : ''}`, () => {
  let rig: Rig;
  let made = 0;
  beforeAll(async () => {
    rig = await startRig();
  });
  afterAll(() => rig.end());
  const table = async () => {
    made += 1;
    await rig.table('IncidentsTable', `incidents-${made}`);
    return dynamoTable(`incidents-${made}`);
  };

  sweepsContract(async () => new DynamoSweeps(await table()));

  it('stand beside the stack’s mailbox and are no incident', async () => {
    const shared = await table();
    const incidents = new DynamoIncidents(shared);
    await new DynamoSweeps(shared).turn('net', new Date(), 'starts');
    await new DynamoMailbox(shared, new HandClock()).put('net', aClick({ eventID: 'a' }));
    expect((await incidents.list()).map(({ id }) => id)).toEqual(['net-1']);
    expect((await incidents.ofStack('net')).map(({ id }) => id)).toEqual(['net-1']);
    expect(await incidents.ofStack('app')).toEqual([]);
  });
});
