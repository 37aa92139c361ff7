import { afterAll, beforeAll, describe } from 'vitest';
import { DynamoCursors } from '../../../functions/adapters/dynamo/cursors.ts';
import { DynamoIncidents } from '../../../functions/adapters/dynamo/incidents.ts';
import { DynamoMailbox } from '../../../functions/adapters/dynamo/mailbox.ts';
import { DynamoMessages } from '../../../functions/adapters/dynamo/messages.ts';
import { DynamoReplays } from '../../../functions/adapters/dynamo/replays.ts';
import { dynamoTable } from '../../../functions/adapters/dynamo/table.ts';
import { cursorsContract } from '../../contracts/cursors-contract.ts';
import { incidentsContract } from '../../contracts/incidents-contract.ts';
import { replaysContract } from '../../contracts/replays-contract.ts';
import { HandClock } from '../../rig/hand-clock.ts';
import { type Rig, startRig, withoutMoto } from '../../rig/moto.ts';

describe.skipIf(withoutMoto)(`records in DynamoDB, in moto${withoutMoto ? ` (${withoutMoto})` : ''}`, () => {
  let rig: Rig;
  let made = 0;
  beforeAll(async () => {
    rig = await startRig();
  });
  afterAll(() => rig.end());
  const table = async () => {
    made += 1;
    await rig.table('IncidentsTable', `records-${made}`);
    return dynamoTable(`records-${made}`);
  };

  incidentsContract(async () => {
    const shared = await table();
    const clock = new HandClock();
    const [incidents, messages] = [new DynamoIncidents(shared), new DynamoMessages(shared)];
    return { clock, incidents, messages, mailbox: new DynamoMailbox(shared, clock) };
  });
  cursorsContract(async () => new DynamoCursors(await table()));
  replaysContract(async () => new DynamoReplays(await table()));
});
