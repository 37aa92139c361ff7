import type { Reason } from '../../core/incident.ts';
import type { Stack } from '../../core/stack.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Incidents } from '../../ports/incidents.ts';
import type { Mailbox } from '../../ports/mailbox.ts';
import type { Overrides } from '../../ports/overrides.ts';
import type { Plans } from '../../ports/plans.ts';
import type { Terraform } from '../../ports/terraform.ts';
import type { UndoCalls } from '../../ports/undo-calls.ts';

/** `revert`: the automatic path; `apply-held`: the plan that a person released; `after-override`: what still differs when one ends. */
export type Task = 'revert' | 'apply-held' | 'after-override';

/** One run of Terraform for one incident. */
export interface RunRequest {
  readonly stack: Stack;
  readonly incident: string;
  /** The lease's number: a run whose number is old must not apply. */
  readonly fence: number;
  /** Tells this build from any other that was started for the same incident. */
  readonly run: string;
  readonly task: Task;
  /** Which configuration is planned: a commit and what named it, a branch, or `working copy`. */
  readonly source: string;
  /** What people should know about the source. */
  readonly told?: readonly Reason[];
  /** The build's ARN, for who wants to follow it. */
  readonly build?: string;
  /** The digest that was approved, where the caller names it; else the incident's record does. */
  readonly digest?: string;
}

export interface RunPorts {
  readonly mailbox: Pick<Mailbox, 'waiting' | 'gather' | 'taken' | 'beginApply'>;
  readonly overrides: Pick<Overrides, 'list' | 'cover'>;
  readonly incidents: Pick<Incidents, 'read' | 'ofStack' | 'step' | 'writeRun' | 'reverts'>;
  readonly plans: Plans;
  readonly terraform: Terraform;
  readonly undo: UndoCalls;
  readonly clock: Clock;
  /** One line for the build's log. Never holds a value of a plan. */
  readonly log: (line: string) => void;
}
