import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { answeringPorts } from './compose/answering.ts';
import { actor } from './core/actor.ts';
import { whyUnresolved } from './core/unresolved-words.ts';
import { answerClick } from './flows/answer-click.ts';
import { backfillSource } from './flows/backfill-clicks.ts';
import { loadConfig } from './runtime/config.ts';
import { logger, metrics } from './runtime/powertools.ts';
import { sqsBatch } from './runtime/sqs-batch.ts';

const ports = answeringPorts(loadConfig());

/** How often a message waits for an index that lags, three minutes each (infra/queues.yml), before people are told. */
const waits = 2;

/** Messages of the click queue. Metrics are counted by verdict; the log line says what it was. */
export const handler = sqsBatch(async (body, { attributes }) => {
  const mayWait = Number(attributes?.ApproximateReceiveCount ?? waits + 1) <= waits;
  const answered = await answerClick(ports, body, mayWait);
  if (answered.verdict === 'malformed') return logger.warn('not a record', { reason: answered.reason });
  if (answered.verdict === 'later') throw new Error(whyUnresolved({ reason: 'stale-index', ...answered }));
  const { verdict, record, incidents, tampering } = answered;
  const { verdict: word, reason, origin, hits } = verdict;
  const { eventID, eventName, eventSource } = record;
  const by = actor(record).name;
  logger.info(word, {
    reason,
    eventID,
    eventSource,
    eventName,
    actor: by,
    origin: origin.kind,
    hits,
    incidents,
    tampering,
  });
  metrics.addMetric(`verdict-${word}`, MetricUnit.Count, 1);
  if (tampering.length > 0) metrics.addMetric('tampering', MetricUnit.Count, 1);
  if (answered.isNew && answered.source === backfillSource) metrics.addMetric('missedByBus', MetricUnit.Count, 1);
});
