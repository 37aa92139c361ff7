import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoIncidents } from '../../functions/adapters/dynamo-incidents.ts';
import { DynamoMailbox } from '../../functions/adapters/dynamo-mailbox.ts';
import { DynamoMessages } from '../../functions/adapters/dynamo-messages.ts';
import { DynamoOverrides } from '../../functions/adapters/dynamo-overrides.ts';
import { DynamoQuestions } from '../../functions/adapters/dynamo-questions.ts';
import { DynamoReplays } from '../../functions/adapters/dynamo-replays.ts';
import { dynamoTable } from '../../functions/adapters/dynamo-table.ts';
import { questionsContract } from '../contracts/questions-contract.ts';
import { aClick } from '../rig/click.ts';
import { HandClock } from '../rig/hand-clock.ts';
import { type Rig, startRig, withoutMoto } from '../rig/moto.ts';

let rig: Rig;
let tables = 0;

async function desk() {
  tables += 1;
  const name = `questions-${tables}`;
  await rig.table('IncidentsTable', name);
  const clock = new HandClock();
  const table = dynamoTable(name);
  return {
    table,
    clock,
    mailbox: new DynamoMailbox(table, clock),
    incidents: new DynamoIncidents(table),
    questions: new DynamoQuestions(table),
    overrides: new DynamoOverrides(table),
  };
}

describe.skipIf(withoutMoto)(
  `questions and overrides in DynamoDB, in moto${withoutMoto ? ` (${withoutMoto})` : ''}`,
  () => {
    beforeAll(async () => {
      rig = await startRig();
    });
    afterAll(() => rig.end());

    questionsContract(desk);

    it('one teller posts; the other waits its turn', async () => {
      const { table, mailbox, incidents, clock } = await desk();
      await mailbox.put('net', aClick({ eventID: 'a' }));
      const messages = new DynamoMessages(table);
      expect(await messages.mayPost('net-1', clock.now())).toBe(true);
      expect(await messages.mayPost('net-1', clock.now())).toBe(false);
      clock.forward(121);
      expect(await messages.mayPost('net-1', clock.now())).toBe(true);
      await messages.posted('net-1', { channel: 'C1', ts: '1.0' });
      clock.forward(121);
      expect(await messages.mayPost('net-1', clock.now())).toBe(false);
      await messages.told('net-1', 4, 2);
      await messages.told('net-1', 3, 1);
      expect(await incidents.read('net-1')).toMatchObject({ message: { ts: '1.0' }, told: 4, replies: 2 });
    });

    it('a signature is seen once', async () => {
      const { table, clock } = await desk();
      const replays = new DynamoReplays(table);
      expect(await replays.isFirst('v0=a', clock.now())).toBe(true);
      expect(await replays.isFirst('v0=a', clock.now())).toBe(false);
      expect(await replays.isFirst('v0=b', clock.now())).toBe(true);
    });
  },
);
