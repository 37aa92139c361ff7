import type { Incident } from '../core/incident.ts';
import type { Complain, Questions } from '../ports.ts';
import { awaitEnd, type OverridePorts } from './override.ts';
import { undelivered } from './pass-on.ts';
import { type TellPorts, tell } from './tell.ts';

/** How far back unfinished incidents are looked for: longer than an override and its questions last. */
const lookBackSeconds = 40 * 86_400;

export type FinishPorts = Pick<OverridePorts, 'workflow' | 'passOn' | 'complain' | keyof TellPorts> & {
  readonly questions: Pick<Questions, 'unfinished' | 'token'>;
};

export interface Finished {
  /** Incidents that were looked at: open ones, and closed ones that people have not been told of. */
  readonly unfinished: number;
  readonly open: number;
  /** Open ones that stand under an override. */
  readonly overridden: number;
}

/**
 * Finishes what was interrupted: decisions that were written and not passed on, overrides that stand without a workflow that
 * waits for their end, messages that Slack did not take. Runs on a schedule; each step may be done any number of times.
 */
export async function finishDecisions(ports: FinishPorts): Promise<Finished> {
  const since = new Date(ports.clock.now().getTime() - lookBackSeconds * 1000);
  const incidents = await ports.questions.unfinished(since);
  for (const incident of incidents) await finish(ports, incident, ports.complain);
  const open = incidents.filter(({ closedAt }) => closedAt === undefined);
  const overridden = open.filter(({ status }) => status === 'overridden');
  return { unfinished: incidents.length, open: open.length, overridden: overridden.length };
}

async function finish(ports: FinishPorts, incident: Incident, complain: Complain): Promise<void> {
  try {
    const { id, stack, status, decision, overrideId, question, closedAt } = incident;
    if (closedAt === undefined) {
      if (await undelivered(ports, id)) await ports.passOn(id);
      if (overrideId !== undefined && status === 'overridden' && decision && question === undefined)
        await awaitEnd(ports, id, stack, decision);
    }
    await tell(ports, id);
  } catch (error) {
    complain(`${incident.id} is not finished yet`, error);
  }
}
