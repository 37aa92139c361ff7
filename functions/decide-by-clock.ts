import { decidingPorts } from './compose/deciding.ts';
import { type ClockRequest, decideByClock } from './flows/decide-by-clock.ts';
import { loadConfig } from './runtime/config.ts';
import { handler as lambda } from './runtime/handler.ts';
import { complain } from './runtime/powertools.ts';

const ports = decidingPorts(loadConfig(), complain);

/** The workflow's step when nobody decided in time. */
export const handler = lambda((request: ClockRequest) => decideByClock(ports, request));
