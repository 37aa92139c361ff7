import type { Decision } from '../../functions/core/incident.ts';
import type { Workflow, WorkflowInput } from '../../functions/ports.ts';

/** Executions by name, as Step Functions keeps them: started once, and closed for good. */
export class FakeWorkflow implements Workflow {
  readonly executions = new Map<string, 'running' | 'closed'>();
  readonly inputs: WorkflowInput[] = [];
  readonly answers: { readonly token: string; readonly decision: Decision }[] = [];

  async start(incident: string, input: WorkflowInput): Promise<'started' | 'running' | 'closed'> {
    const known = this.executions.get(incident);
    if (known) return known;
    this.executions.set(incident, 'running');
    this.inputs.push(input);
    return 'started';
  }

  async answer(token: string, decision: Decision): Promise<void> {
    this.answers.push({ token, decision });
  }
}
