import { decidingPorts } from './compose/deciding.ts';
import { finishDecisions } from './flows/finish-decisions.ts';
import { loadConfig } from './runtime/config.ts';
import { handler as lambda } from './runtime/handler.ts';
import { complain } from './runtime/powertools.ts';

const ports = decidingPorts(loadConfig(), complain);

/** On a schedule: finishes what a crash or a silent Slack interrupted. */
export const handler = lambda(async (_event: unknown) => await finishDecisions(ports));
