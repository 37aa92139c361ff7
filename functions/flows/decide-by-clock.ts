import { clockDecision } from '../core/deciding/clock-decision.ts';
import { isOver } from '../core/deciding/may-apply.ts';
import { type WorkflowAnswer, workflowAnswer } from '../core/deciding/workflow-answer.ts';
import type { Decision, Incident } from '../core/incident.ts';
import type { Approval } from '../core/stack.ts';
import type { IncidentChange, Questions } from '../ports/questions.ts';
import { type PublishPorts, publish } from './publish.ts';

export interface ClockRequest {
  readonly incident: string;
  readonly stack: string;
  /** What the message said would happen. */
  readonly onTimeout: Approval['onTimeout'];
}

export type ClockPorts = PublishPorts & { readonly questions: Pick<Questions, 'write'> };

export interface EndRequest {
  readonly incident: string;
  readonly question: 'end';
}

/**
 * When an override's time is over: the record says whether it is. Somebody may have made it longer at the last moment, and the
 * answer may not have reached the workflow: then it waits on. Who comes after this write is refused: its card is old.
 */
export async function overrideEnd(ports: ClockPorts, request: EndRequest): Promise<WorkflowAnswer> {
  for (;;) {
    const incident = await ports.incidents.read(request.incident);
    const now = ports.clock.now();
    if (incident?.status === 'overridden' && incident.decision && !isOver(incident, now))
      return workflowAnswer(incident.decision, now);
    const over: WorkflowAnswer = {
      verb: 'revert',
      by: 'the clock',
      at: now.toISOString(),
      quietSeconds: 0,
      seconds: 0,
    };
    if (incident?.status !== 'overridden') return over;
    if (!(await ports.questions.write(incident.id, incident.card ?? 0, ended(now)))) continue;
    await publish(ports, incident.id);
    return over;
  }
}

function ended(now: Date): IncidentChange {
  const outcome = 'The time is over: what still differs is reverted now';
  return {
    status: 'open',
    outcome,
    trail: [{ at: now.toISOString(), by: 'the clock', what: 'ended', detail: outcome }],
  };
}

/** Decides in a person's place when the time is over, and writes it down as a person's decision is. */
export async function decideByClock(ports: ClockPorts, request: ClockRequest): Promise<WorkflowAnswer> {
  for (;;) {
    const incident = await ports.incidents.read(request.incident);
    if (!incident) throw new Error(`there is no incident ${request.incident} to decide about`);
    const now = ports.clock.now();
    const answer = clockDecision(incident, request.onTimeout, now);
    const said: WorkflowAnswer = answer.escalate
      ? { verb: 'escalate', by: 'the clock', at: now.toISOString(), quietSeconds: 0, seconds: 0 }
      : workflowAnswer(answer.decision, now);
    if (!answer.escalate && answer.decision === incident.decision) return said;
    const change = answer.escalate ? escalation(incident, now) : decided(answer.decision);
    // Somebody decided between the read and the write: that counts, so look again.
    if (!(await ports.questions.write(incident.id, incident.card ?? 0, change))) continue;
    await publish(ports, incident.id);
    return said;
  }
}

function escalation({ question = 0 }: Incident, now: Date): IncidentChange {
  const detail = 'Nobody decided in time: the on-call is paged, and the same time runs once more';
  const entry = { at: now.toISOString(), by: 'the clock', what: 'escalated', detail } as const;
  return { escalated: question, outcome: detail, trail: [entry] };
}

function decided(decision: Decision): IncidentChange {
  const detail = decision.verb === 'revert' ? 'Being reverted' : 'Left as it is';
  const outcome = `${detail}: ${decision.reason ?? 'decided by the clock'}`;
  const entry = { at: decision.at, by: decision.by, what: 'decided', detail: outcome } as const;
  return { status: 'open', outcome, decision, request: null, trail: [entry] };
}
