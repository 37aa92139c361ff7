import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { CloudTrailTrail } from './adapters/cloudtrail-trail.ts';
import { DynamoCursors } from './adapters/dynamo-cursors.ts';
import { dynamoTable } from './adapters/dynamo-table.ts';
import { SqsClickQueue } from './adapters/sqs-click-queue.ts';
import { systemClock } from './adapters/system-clock.ts';
import { backfillRegion } from './flows/backfill-clicks.ts';
import { loadConfig, readEnvironment } from './runtime/config.ts';
import { handler as lambda } from './runtime/handler.ts';
import { ownNames } from './runtime/own-names.ts';
import { logger, metrics } from './runtime/powertools.ts';

const config = loadConfig();
const names = readEnvironment(['UNCLICK_TABLE_INCIDENTS', 'UNCLICK_CLICK_QUEUE_URL', 'AWS_REGION']);
const region = names.AWS_REGION;
const ports = {
  trail: new CloudTrailTrail(region, systemClock),
  cursors: new DynamoCursors(dynamoTable(names.UNCLICK_TABLE_INCIDENTS)),
  queue: new SqsClickQueue(names.UNCLICK_CLICK_QUEUE_URL),
  clock: systemClock,
  policy: { origins: config.origins, ownRoles: config.ownRoles },
  own: ownNames(config),
};

/** On a schedule: what the bus lost, and whether a trail still logs. The alarms watch the two metrics. */
export const handler = lambda(async () => {
  const backfilled = await backfillRegion(ports, region);
  const logging = backfilled.trails.some((trail) => trail.isLogging && trail.deliveryError === undefined);
  metrics.addMetric('trailLogging', MetricUnit.Count, logging ? 1 : 0);
  metrics.addMetric('backfillQueued', MetricUnit.Count, backfilled.queued);
  logger.info('backfilled', { ...backfilled });
  return backfilled;
});
