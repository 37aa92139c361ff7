import { describe, expect, it } from 'vitest';
import { DynamoIncidents } from '../../../functions/adapters/dynamo/incidents.ts';
import { DynamoMailbox } from '../../../functions/adapters/dynamo/mailbox.ts';
import { DynamoSweeps } from '../../../functions/adapters/dynamo/sweeps.ts';
import { sweepsContract } from '../../contracts/sweeps-contract.ts';
import { aClick } from '../../rig/click.ts';
import { freshTables } from '../../rig/fresh-tables.ts';
import { HandClock } from '../../rig/hand-clock.ts';
import { withoutMoto } from '../../rig/moto.ts';

describe.skipIf(withoutMoto)(`sweeps in DynamoDB, in moto${withoutMoto ? ` (${withoutMoto})` : ''}`, () => {
  const table = freshTables('IncidentsTable');

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
