import type { Decision } from '../incident.ts';

/** How long before an override's end its owner is told, in seconds. */
const noticeSeconds = 900;

/** What the workflow is told of a decision: every field is there in each, since its paths must be (infra/workflow.asl.yml). */
export interface WorkflowAnswer {
  readonly verb: 'revert' | 'keep' | 'leave' | 'escalate';
  readonly by: string;
  /** When it was decided: by this, a newer decision in the record is known. */
  readonly at: string;
  /** Until the notice; 0 where the end is too near for one. */
  readonly quietSeconds: number;
  /** From the notice, or from now, to the end; 0 for everything but `keep`. */
  readonly seconds: number;
}

/** The seconds are counted from now, not from the decision: an answer that comes late does not make an override longer. */
export function workflowAnswer({ verb, by, at, until }: Decision, now: Date): WorkflowAnswer {
  if (verb !== 'keep' || until === undefined) return { verb, by, at, quietSeconds: 0, seconds: 0 };
  const left = Math.max(1, Math.ceil((Date.parse(until) - now.getTime()) / 1000));
  return left > noticeSeconds
    ? { verb, by, at, quietSeconds: left - noticeSeconds, seconds: noticeSeconds }
    : { verb, by, at, quietSeconds: 0, seconds: left };
}
