import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DynamoIncidents } from '../../../functions/adapters/dynamo/incidents.ts';
import { DynamoMailbox } from '../../../functions/adapters/dynamo/mailbox.ts';
import { DynamoMessages } from '../../../functions/adapters/dynamo/messages.ts';
import { DynamoOverrides } from '../../../functions/adapters/dynamo/overrides.ts';
import { DynamoQuestions } from '../../../functions/adapters/dynamo/questions.ts';
import { DynamoReplays } from '../../../functions/adapters/dynamo/replays.ts';
import { dynamoTable } from '../../../functions/adapters/dynamo/table.ts';
import { questionsContract } from '../../contracts/questions-contract.ts';
import { aClick } from '../../rig/click.ts';
import { HandClock } from '../../rig/hand-clock.ts';
import { type Rig, startRig, withoutMoto } from '../../rig/moto.ts';

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

    it('one tells at a time, what the incident is now; a turn lapses, and then it says nothing any more', async () => {
      const { table, mailbox, incidents, clock } = await desk();
      await mailbox.put('net', aClick({ eventID: 'a' }));
      const messages = new DynamoMessages(table);
      expect(await messages.begin('net-9', clock.now())).toBeUndefined();
      const first = await messages.begin('net-1', clock.now());
      expect(first?.incident).toEqual(await incidents.read('net-1'));
      expect(await messages.begin('net-1', clock.now())).toBeUndefined();
      clock.forward(121);
      const second = await messages.begin('net-1', clock.now());
      if (!first || !second) throw new Error('nobody had a turn');
      await messages.posted('net-1', { channel: 'C1', ts: '1.0' });
      await messages.told(second, 4, 2);
      await messages.told(first, 3, 1);
      expect(await incidents.read('net-1')).toMatchObject({ message: { ts: '1.0' }, told: 4, replies: 2 });
      const third = await messages.begin('net-1', clock.now());
      if (!third) throw new Error('nobody had a turn');
      await messages.notTold(first);
      expect(await messages.begin('net-1', clock.now())).toBeUndefined();
      await messages.notTold(third);
      expect(await messages.begin('net-1', clock.now())).toBeDefined();
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
