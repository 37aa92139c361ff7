import { describe } from 'vitest';
import { DynamoIncidents } from '../../../functions/adapters/dynamo/incidents.ts';
import { DynamoMailbox } from '../../../functions/adapters/dynamo/mailbox.ts';
import { DynamoOverrides } from '../../../functions/adapters/dynamo/overrides.ts';
import { DynamoQuestions } from '../../../functions/adapters/dynamo/questions.ts';
import { questionsContract } from '../../contracts/questions-contract.ts';
import { freshTables } from '../../rig/fresh-tables.ts';
import { HandClock } from '../../rig/hand-clock.ts';
import { withoutMoto } from '../../rig/moto.ts';

describe.skipIf(withoutMoto)(
  `questions and overrides in DynamoDB, in moto${withoutMoto ? ` (${withoutMoto})` : ''}`,
  () => {
    const fresh = freshTables('IncidentsTable');

    questionsContract(async () => {
      const [table, clock] = [await fresh(), new HandClock()];
      return {
        clock,
        mailbox: new DynamoMailbox(table, clock),
        incidents: new DynamoIncidents(table),
        questions: new DynamoQuestions(table),
        overrides: new DynamoOverrides(table),
      };
    });
  },
);
