import { workflowAnswer } from '../core/deciding/workflow-answer.ts';
import type { Decision } from '../core/incident.ts';
import type { Clock } from '../ports/clock.ts';
import type { Incidents } from '../ports/incidents.ts';
import type { Questions } from '../ports/questions.ts';
import type { Workflow } from '../ports/workflow.ts';

export interface WaitingPorts {
  readonly incidents: Pick<Incidents, 'read'>;
  readonly questions: Pick<Questions, 'token'>;
}

export interface PassOnPorts extends WaitingPorts {
  readonly questions: Pick<Questions, 'token' | 'answered'>;
  readonly workflow: Pick<Workflow, 'answer'>;
  readonly clock: Clock;
}

/** The decision that an incident's newest question was answered with, and the token that nobody has answered with it. */
export async function undelivered(
  ports: WaitingPorts,
  id: string,
): Promise<{ readonly token: string; readonly decision: Decision } | undefined> {
  const waiting = await ports.questions.token(id);
  const decision = (await ports.incidents.read(id))?.decision;
  if (!waiting || !decision || decision.question !== waiting.question) return undefined;
  return { token: waiting.token, decision };
}

/**
 * Gives the workflow the decision that its newest question was answered with. It may run any number of times: the token is
 * taken away once the workflow has it. `late`: its time was over; then the workflow reads the decision from the record
 * (flows/decide-by-clock.ts). Only the decision receiver, and a person at the command line, may do this; all others have the
 * port `PassOn`.
 */
export async function passOn(ports: PassOnPorts, id: string): Promise<'passed' | 'late' | 'nothing'> {
  const due = await undelivered(ports, id);
  if (!due) return 'nothing';
  const taken = await ports.workflow.answer(due.token, workflowAnswer(due.decision, ports.clock.now()));
  await ports.questions.answered(id, due.token);
  return taken ? 'passed' : 'late';
}
