import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { S3States } from './adapters/s3-states.ts';
import { decidingPorts } from './compose/deciding.ts';
import { type ReportRequest, reportOutcome } from './flows/report-outcome.ts';
import { loadConfig } from './runtime/config.ts';
import { complain, metrics } from './runtime/powertools.ts';
import { tracedHandler } from './runtime/traced-handler.ts';

const ports = { ...decidingPorts(loadConfig(), complain), states: new S3States() };

export const handler = tracedHandler(async (request: ReportRequest) => {
  const { id, status, openedAt, closedAt } = await reportOutcome(ports, request);
  metrics.addMetric(`incident-${status}`, MetricUnit.Count, 1);
  if (closedAt)
    metrics.addMetric('secondsToOutcome', MetricUnit.Seconds, (Date.parse(closedAt) - Date.parse(openedAt)) / 1000);
  return { id, status };
});
