import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { DynamoIncidents } from './adapters/dynamo/incidents.ts';
import { DynamoSweeps } from './adapters/dynamo/sweeps.ts';
import { dynamoTable } from './adapters/dynamo/table.ts';
import { S3Manifests } from './adapters/s3/manifests.ts';
import { SfnWorkflow } from './adapters/sfn-workflow.ts';
import { systemClock } from './adapters/system-clock.ts';
import { type StartedSweeps, startSweeps } from './flows/start-sweeps.ts';
import { loadConfig, readEnvironment } from './runtime/config.ts';
import { handler as lambda } from './runtime/handler.ts';
import { logger, metrics } from './runtime/powertools.ts';

const { stacks, sweep } = loadConfig();
const names = readEnvironment(['UNCLICK_TABLE_INCIDENTS', 'UNCLICK_PLANS_BUCKET', 'UNCLICK_STATE_MACHINE_ARN']);
const table = dynamoTable(names.UNCLICK_TABLE_INCIDENTS);
const ports = {
  stacks,
  window: sweep,
  manifests: new S3Manifests(names.UNCLICK_PLANS_BUCKET),
  incidents: new DynamoIncidents(table),
  sweeps: new DynamoSweeps(table),
  workflow: new SfnWorkflow(names.UNCLICK_STATE_MACHINE_ARN),
  clock: systemClock,
};
const nothing: StartedSweeps = { started: [], busy: [], overdue: [] };

/** Every hour: whose turn it is to be planned whole. An alarm watches for stacks that never have theirs. */
export const handler = lambda(async () => {
  const { started, busy, overdue } = sweep.nightly ? await startSweeps(ports) : nothing;
  // A metric costs as long as it is written: what did not happen is not.
  const counts = { sweepsStarted: started.length, sweepsPutOff: busy.length, sweepsOverdue: overdue.length };
  for (const [name, count] of Object.entries(counts)) if (count > 0) metrics.addMetric(name, MetricUnit.Count, count);
  logger.info('sweeps', { started: started.length, busy, overdue });
  return { started: started.length, busy: busy.length, overdue: overdue.length };
});
