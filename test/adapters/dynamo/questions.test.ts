import { afterAll, beforeAll, describe } from 'vitest';
import { DynamoIncidents } from '../../../functions/adapters/dynamo/incidents.ts';
import { DynamoMailbox } from '../../../functions/adapters/dynamo/mailbox.ts';
import { DynamoOverrides } from '../../../functions/adapters/dynamo/overrides.ts';
import { DynamoQuestions } from '../../../functions/adapters/dynamo/questions.ts';
import { dynamoTable } from '../../../functions/adapters/dynamo/table.ts';
import { questionsContract } from '../../contracts/questions-contract.ts';
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
  },
);
