import type { WorkflowAnswer } from '../core/deciding/workflow-answer.ts';

/** `running` and `started` are both fine; `closed`: an execution of that name has ended, so nobody will answer this mail. */
export interface Workflow {
  start(incident: string, input: WorkflowInput): Promise<'started' | 'running' | 'closed'>;
  /** False when the task is over (answered before, or timed out): the workflow went on without this answer. */
  answer(token: string, answer: WorkflowAnswer): Promise<boolean>;
}

/**
 * Sees to it that the workflow hears what was decided about an incident. It may be asked any number of times, and an asking
 * may be lost: flows/finish-decisions.ts asks again for as long as the decision is not delivered. Only the decision receiver
 * may answer the workflow's tokens; every other function hands the incident over to it.
 */
export type PassOn = (incident: string) => Promise<void>;

export interface WorkflowInput {
  readonly stack: string;
  readonly incident: string;
  /** What comes first: a run, or the wait for an override's end. The workflow changes it as the incident goes on. */
  readonly task: 'revert' | 'await-override' | 'sweep';
  readonly decision?: WorkflowAnswer;
  /** How long a sweep waits for its moment, in seconds. */
  readonly delaySeconds?: number;
}
