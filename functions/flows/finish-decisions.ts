import type { Incident } from '../core/incident.ts';
import type { Complain } from '../ports/complain.ts';
import type { Questions } from '../ports/questions.ts';
import { awaitEnd, type OverridePorts } from './override.ts';
import { undelivered } from './pass-on.ts';
import { type TellPorts, tell } from './tell.ts';

/** How far back unfinished incidents are looked for: longer than an override and its questions last. */
const lookBackSeconds = 40 * 86_400;

/** Longer than it takes to start a workflow after its incident was opened. */
const startSeconds = 60;

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
 * Finishes what was interrupted: incidents whose workflow nobody started, decisions that were written and not passed on, overrides that stand without a workflow that
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
      if (isForgotten(incident, ports.clock.now()))
        await ports.workflow.start(id, { stack, incident: id, task: 'revert' });
      if (await undelivered(ports, id)) await ports.passOn(id);
      if (overrideId !== undefined && status === 'overridden' && decision && question === undefined)
        await awaitEnd(ports, id, stack, decision);
    }
    await tell(ports, id);
  } catch (error) {
    complain(`${incident.id} is not finished yet`, error);
  }
}

/**
 * True where nothing shows that a workflow runs. Who put the click starts it, and starts it again when the message comes back;
 * but a message may come back no more, or mean something else by then. A workflow that runs is not started twice.
 */
function isForgotten({ status, steps, run, overrideId, openedAt }: Incident, now: Date): boolean {
  const untouched = status === 'open' && run === undefined && overrideId === undefined && steps.length === 0;
  return untouched && now.getTime() - Date.parse(openedAt) > startSeconds * 1000;
}
