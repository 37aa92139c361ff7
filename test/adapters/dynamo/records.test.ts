import { describe } from 'vitest';
import { DynamoCursors } from '../../../functions/adapters/dynamo/cursors.ts';
import { DynamoIncidents } from '../../../functions/adapters/dynamo/incidents.ts';
import { DynamoMailbox } from '../../../functions/adapters/dynamo/mailbox.ts';
import { DynamoMessages } from '../../../functions/adapters/dynamo/messages.ts';
import { DynamoReplays } from '../../../functions/adapters/dynamo/replays.ts';
import { cursorsContract } from '../../contracts/cursors-contract.ts';
import { incidentsContract } from '../../contracts/incidents-contract.ts';
import { replaysContract } from '../../contracts/replays-contract.ts';
import { freshTables } from '../../rig/fresh-tables.ts';
import { HandClock } from '../../rig/hand-clock.ts';
import { withoutMoto } from '../../rig/moto.ts';

describe.skipIf(withoutMoto)(`records in DynamoDB, in moto${withoutMoto ? ` (${withoutMoto})` : ''}`, () => {
  const table = freshTables('IncidentsTable');

  incidentsContract(async () => {
    const shared = await table();
    const clock = new HandClock();
    const [incidents, messages] = [new DynamoIncidents(shared), new DynamoMessages(shared)];
    return { clock, incidents, messages, mailbox: new DynamoMailbox(shared, clock) };
  });
  cursorsContract(async () => new DynamoCursors(await table()));
  replaysContract(async () => new DynamoReplays(await table()));
});
