import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { DynamoMailbox } from './adapters/dynamo-mailbox.ts';
import { DynamoStateIndex } from './adapters/dynamo-state-index.ts';
import { dynamoTable } from './adapters/dynamo-table.ts';
import { SfnWorkflow } from './adapters/sfn-workflow.ts';
import { SqsDeadLetters } from './adapters/sqs-dead-letters.ts';
import { systemClock } from './adapters/system-clock.ts';
import { answerClick } from './flows/answer-click.ts';
import { loadConfig, readEnvironment } from './runtime/config.ts';
import { logger, metrics } from './runtime/powertools.ts';
import { sqsBatch } from './runtime/sqs-batch.ts';

const { origins, ownRoles, ignore } = loadConfig();
const names = readEnvironment([
  'UNCLICK_TABLE_INDEX',
  'UNCLICK_TABLE_INCIDENTS',
  'UNCLICK_STATE_MACHINE_ARN',
  'UNCLICK_DEAD_LETTER_URL',
]);
const ports = {
  policy: { origins, ownRoles },
  ignore,
  clock: systemClock,
  index: new DynamoStateIndex(dynamoTable(names.UNCLICK_TABLE_INDEX)),
  mailbox: new DynamoMailbox(dynamoTable(names.UNCLICK_TABLE_INCIDENTS), systemClock),
  workflow: new SfnWorkflow(names.UNCLICK_STATE_MACHINE_ARN),
  deadLetters: new SqsDeadLetters(names.UNCLICK_DEAD_LETTER_URL),
};

export const handler = sqsBatch(async (body) => {
  const answered = await answerClick(ports, body);
  if (answered.verdict === 'malformed') return logger.warn('not a record', { reason: answered.reason });
  const { verdict, record, incidents } = answered;
  const { verdict: word, reason, origin, hits } = verdict;
  logger.info(word, {
    reason,
    eventID: record.eventID,
    eventName: record.eventName,
    origin: origin.kind,
    hits,
    incidents,
  });
  metrics.addMetric(`verdict-${word}`, MetricUnit.Count, 1);
});
