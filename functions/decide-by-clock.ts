import { decidingPorts } from './compose/deciding.ts';
import { type ClockRequest, decideByClock, type EndRequest, overrideEnd } from './flows/decide-by-clock.ts';
import { loadConfig } from './runtime/config.ts';
import { complain } from './runtime/powertools.ts';
import { tracedHandler } from './runtime/traced-handler.ts';

const ports = decidingPorts(loadConfig(), complain);

/** The workflow's step when the time of a question, or of an override, is over. */
export const handler = tracedHandler(async (request: ClockRequest | EndRequest) =>
  'question' in request ? await overrideEnd(ports, request) : await decideByClock(ports, request),
);
