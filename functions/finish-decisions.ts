import { MetricUnit } from '@aws-lambda-powertools/metrics';
import { SfnWorkflow } from './adapters/sfn-workflow.ts';
import { handingOverPorts } from './compose/handing-over.ts';
import { finishDecisions } from './flows/finish-decisions.ts';
import { loadConfig, readEnvironment } from './runtime/config.ts';
import { handler as lambda } from './runtime/handler.ts';
import { complain, metrics } from './runtime/powertools.ts';

const { UNCLICK_STATE_MACHINE_ARN } = readEnvironment(['UNCLICK_STATE_MACHINE_ARN']);
const workflow = new SfnWorkflow(UNCLICK_STATE_MACHINE_ARN);
const ports = { ...handingOverPorts(loadConfig(), complain), workflow };

/** On a schedule: finishes what a crash or a silent Slack interrupted, and counts for the dashboard what is open. */
export const handler = lambda(async (_event: unknown) => {
  const finished = await finishDecisions(ports);
  metrics.addMetric('openIncidents', MetricUnit.Count, finished.open);
  metrics.addMetric('standingOverrides', MetricUnit.Count, finished.overridden);
  return finished;
});
