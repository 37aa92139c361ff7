import { decidingPorts } from './compose/deciding.ts';
import { publish } from './flows/publish.ts';
import { loadConfig } from './runtime/config.ts';
import { handler as lambda } from './runtime/handler.ts';
import { complain } from './runtime/powertools.ts';

const ports = decidingPorts(loadConfig(), complain);

/** Tells that an incident was opened. The workflow starts it and does not wait: telling never delays a revert. */
export const handler = lambda(async ({ incident }: { readonly incident: string }) => {
  await publish(ports, incident);
  return { told: incident };
});
