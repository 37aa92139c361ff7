import { afterAll, beforeAll, describe } from 'vitest';
import { DynamoIncidents } from '../../../functions/adapters/dynamo/incidents.ts';
import { DynamoMailbox } from '../../../functions/adapters/dynamo/mailbox.ts';
import { dynamoTable } from '../../../functions/adapters/dynamo/table.ts';
import { mailboxContract } from '../../contracts/mailbox-contract.ts';
import { HandClock } from '../../rig/hand-clock.ts';
import { type Rig, startRig, withoutMoto } from '../../rig/moto.ts';

describe.skipIf(withoutMoto)(`the DynamoDB mailbox, in moto${withoutMoto ? ` (${withoutMoto})` : ''}`, () => {
  let rig: Rig;
  let made = 0;
  beforeAll(async () => {
    rig = await startRig();
  });
  afterAll(() => rig.end());

  mailboxContract(async () => {
    made += 1;
    const name = `incidents-${made}`;
    await rig.table('IncidentsTable', name);
    const table = dynamoTable(name);
    const clock = new HandClock();
    return { mailbox: new DynamoMailbox(table, clock), incidents: new DynamoIncidents(table), clock };
  });
});
