import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { assumedRole } from './adapters/assumed-role.ts';
import { CloudTrailTrail } from './adapters/cloudtrail-trail.ts';
import { DynamoCursors } from './adapters/dynamo/cursors.ts';
import { dynamoTable } from './adapters/dynamo/table.ts';
import { SqsClickQueue } from './adapters/sqs-click-queue.ts';
import { systemClock } from './adapters/system-clock.ts';
import type { Place } from './core/place-name.ts';
import { backfillPlaces } from './flows/backfill-places.ts';
import { loadConfig, readEnvironment } from './runtime/config.ts';
import { handler as lambda } from './runtime/handler.ts';
import { ownNames } from './runtime/own-names.ts';
import { logger, metrics } from './runtime/powertools.ts';

const config = loadConfig();
const wanted = ['UNCLICK_TABLE_INCIDENTS', 'UNCLICK_CLICK_QUEUE_URL', 'UNCLICK_BACKFILL_ROLE', 'AWS_REGION'] as const;
const names = readEnvironment(wanted);
const places: readonly Place[] = [{ region: names.AWS_REGION }, ...config.backfill];
const roleIn = (account: string) =>
  assumedRole(names.UNCLICK_BACKFILL_ROLE.replace('ACCOUNT', account), 'unclick-backfill');
const ports = {
  trailOf: ({ account, region }: Place) =>
    new CloudTrailTrail(region, systemClock, account === undefined ? undefined : roleIn(account)),
  cursors: new DynamoCursors(dynamoTable(names.UNCLICK_TABLE_INCIDENTS)),
  queue: new SqsClickQueue(names.UNCLICK_CLICK_QUEUE_URL),
  clock: systemClock,
  policy: { origins: config.origins, ownRoles: config.ownRoles },
  own: ownNames(config),
};

/** On a schedule: what the bus lost, and whether a trail logs in every place. The alarms watch the metrics and the errors. */
export const handler = lambda(async (_event: unknown, context) => {
  const until = new Date(Date.now() + context.getRemainingTimeInMillis() - 90_000);
  const looked = await backfillPlaces(ports, places, until);
  const logging =
    looked.done.length > 0 &&
    looked.done.every(({ trails }) => trails.some((one) => one.isLogging && !one.deliveryError));
  metrics.addMetric('trailLogging', MetricUnit.Count, logging ? 1 : 0);
  const queued = looked.done.reduce((sum, one) => sum + one.queued, 0);
  metrics.addMetric('backfillQueued', MetricUnit.Count, queued);
  logger.info('backfilled', { ...looked });
  const failed = looked.failed.map(({ place, why }) => `${place}: ${why}`);
  if (failed.length > 0) throw new Error(`not looked at: ${failed.join('; ')}`);
  return looked;
});
