import { workflowAnswer } from '../core/workflow-answer.ts';
import type { Clock, Incidents, Questions, Workflow } from '../ports.ts';

export interface PassOnPorts {
  readonly incidents: Pick<Incidents, 'read'>;
  readonly questions: Pick<Questions, 'token' | 'answered'>;
  readonly workflow: Pick<Workflow, 'answer'>;
  readonly clock: Clock;
}

/**
 * Gives the workflow the decision that its newest question was answered with. It may run any number of times: the token is
 * taken away once the workflow has it. `late`: its time was over; then the workflow reads the decision from the record
 * (flows/decide-by-clock.ts).
 */
export async function passOn(ports: PassOnPorts, id: string): Promise<'passed' | 'late' | 'nothing'> {
  const waiting = await ports.questions.token(id);
  const incident = await ports.incidents.read(id);
  const decision = incident?.decision;
  if (!waiting || !decision || decision.question !== waiting.question) return 'nothing';
  const taken = await ports.workflow.answer(waiting.token, workflowAnswer(decision, ports.clock.now()));
  await ports.questions.answered(id, waiting.token);
  return taken ? 'passed' : 'late';
}
