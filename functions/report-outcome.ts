import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { DynamoMailbox } from './adapters/dynamo/mailbox.ts';
import { DynamoSweeps } from './adapters/dynamo/sweeps.ts';
import { S3States } from './adapters/s3/states.ts';
import { SfnWorkflow } from './adapters/sfn-workflow.ts';
import { systemClock } from './adapters/system-clock.ts';
import { decidingPorts } from './compose/deciding.ts';
import { endSweep } from './flows/end-sweep.ts';
import { type ReportRequest, reportOutcome } from './flows/report-outcome.ts';
import { loadConfig, readOptional } from './runtime/config.ts';
import { complain, logger, metrics } from './runtime/powertools.ts';
import { tracedHandler } from './runtime/traced-handler.ts';

const config = loadConfig();
const ports = { ...decidingPorts(config, complain), states: new S3States() };
const sweeping = {
  ...ports,
  mailbox: new DynamoMailbox(ports.table, systemClock, config.retention.clicks),
  sweeps: new DynamoSweeps(ports.table),
  workflow: new SfnWorkflow(readOptional('UNCLICK_STATE_MACHINE_ARN') ?? ''),
};

export const handler = tracedHandler(async (request: ReportRequest) => {
  if (request.task === 'sweep') return await reportSweep(request);
  const { id, status, openedAt, closedAt } = await reportOutcome(ports, request);
  metrics.addMetric(`incident-${status}`, MetricUnit.Count, 1);
  if (closedAt)
    metrics.addMetric('secondsToOutcome', MetricUnit.Seconds, (Date.parse(closedAt) - Date.parse(openedAt)) / 1000);
  return { id, status };
});

/** A clean sweep is silent. A lost click among its evidence is the bus's loss, as one that the backfill finds is. */
async function reportSweep(request: ReportRequest) {
  const { sweep, incident } = await endSweep(sweeping, request);
  const lost = sweep.found?.evidence.suspects.filter((suspect) => suspect.lost) ?? [];
  metrics.addMetric(`sweep-${sweep.result}`, MetricUnit.Count, 1);
  if (lost.length > 0) metrics.addMetric('missedByBus', MetricUnit.Count, lost.length);
  logger.info(`sweep ${sweep.result}`, { sweep: sweep.name, incident, detail: sweep.detail, lost: lost.length });
  return { sweep: sweep.name, result: sweep.result, incident };
}
