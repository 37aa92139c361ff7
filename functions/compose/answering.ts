import { DynamoMailbox } from '../adapters/dynamo/mailbox.ts';
import { DynamoStateIndex } from '../adapters/dynamo/state-index.ts';
import { dynamoTable } from '../adapters/dynamo/table.ts';
import { SfnWorkflow } from '../adapters/sfn-workflow.ts';
import { SqsDeadLetters } from '../adapters/sqs-dead-letters.ts';
import { systemClock } from '../adapters/system-clock.ts';
import type { AnswerPorts } from '../flows/answer-click.ts';
import { type Config, readEnvironment } from '../runtime/config.ts';
import { ownNames } from '../runtime/own-names.ts';

/** What answers clicks in a deployment. @throws ConfigError naming what the environment lacks. */
export function answeringPorts(config: Config): AnswerPorts {
  const names = readEnvironment([
    'UNCLICK_TABLE_INDEX',
    'UNCLICK_TABLE_INCIDENTS',
    'UNCLICK_STATE_MACHINE_ARN',
    'UNCLICK_DEAD_LETTER_URL',
  ]);
  return {
    policy: { origins: config.origins, ownRoles: config.ownRoles },
    ignore: config.ignore,
    own: ownNames(config),
    clock: systemClock,
    index: new DynamoStateIndex(dynamoTable(names.UNCLICK_TABLE_INDEX)),
    mailbox: new DynamoMailbox(dynamoTable(names.UNCLICK_TABLE_INCIDENTS), systemClock, config.retention.clicks),
    workflow: new SfnWorkflow(names.UNCLICK_STATE_MACHINE_ARN),
    deadLetters: new SqsDeadLetters(names.UNCLICK_DEAD_LETTER_URL),
  };
}
