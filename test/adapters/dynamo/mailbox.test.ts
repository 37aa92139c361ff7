import { describe } from 'vitest';
import { DynamoIncidents } from '../../../functions/adapters/dynamo/incidents.ts';
import { DynamoMailbox } from '../../../functions/adapters/dynamo/mailbox.ts';
import { mailboxContract } from '../../contracts/mailbox-contract.ts';
import { freshTables } from '../../rig/fresh-tables.ts';
import { HandClock } from '../../rig/hand-clock.ts';
import { withoutMoto } from '../../rig/moto.ts';

describe.skipIf(withoutMoto)(`the DynamoDB mailbox, in moto${withoutMoto ? ` (${withoutMoto})` : ''}`, () => {
  const fresh = freshTables('IncidentsTable');

  mailboxContract(async () => {
    const [table, clock] = [await fresh(), new HandClock()];
    return { mailbox: new DynamoMailbox(table, clock), incidents: new DynamoIncidents(table), clock };
  });
});
