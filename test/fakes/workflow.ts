import type { WorkflowAnswer } from '../../functions/core/deciding/workflow-answer.ts';
import type { Workflow, WorkflowInput } from '../../functions/ports/workflow.ts';

/** Executions by name, as Step Functions keeps them: started once, and closed for good. */
export class FakeWorkflow implements Workflow {
  readonly executions = new Map<string, 'running' | 'closed'>();
  readonly inputs: WorkflowInput[] = [];
  readonly answers: { readonly token: string; readonly answer: WorkflowAnswer }[] = [];

  async start(incident: string, input: WorkflowInput): Promise<'started' | 'running' | 'closed'> {
    const known = this.executions.get(incident);
    if (known) return known;
    this.executions.set(incident, 'running');
    this.inputs.push(input);
    return 'started';
  }

  /** Tokens of tasks that are over. */
  readonly dead = new Set<string>();

  async answer(token: string, answer: WorkflowAnswer): Promise<boolean> {
    if (this.dead.has(token)) return false;
    this.dead.add(token);
    this.answers.push({ token, answer });
    return true;
  }
}
