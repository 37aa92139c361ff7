import type { ClickSummary } from './click.ts';
import type { PersonKey } from './deciding/person.ts';
import type { RunReport } from './run.ts';

/**
 * Every status: `waiting` for a decision; `clean`: no drift was found; `invisible`: drift that no plan lists and that was not taken back;
 * `left`: told, on purpose not reverted (observe mode, an unresolved click, a person's decision, a click that Terraform does not model).
 */
export const statuses = ['open', 'waiting', 'reverted', 'clean', 'invisible', 'overridden', 'left', 'failed'] as const;

export type Status = (typeof statuses)[number];

/** Why an outcome is what it is: a code from a closed list, and where it applies. */
export interface Reason {
  readonly code: string;
  readonly address?: string;
  readonly attribute?: string;
  /** For people. Never holds a value that Terraform marks sensitive. */
  readonly detail?: string;
}

/** One step of the way, for "where did the seconds go". Times are ISO 8601 with milliseconds. */
export interface Step {
  readonly name: string;
  readonly startedAt: string;
  readonly seconds?: number;
  /** What an outsider needs to find the step: a build's ARN, say. */
  readonly detail?: string;
}

/** A run that is about to change something: written before it does, and only while the stack's lease is its own. */
export interface ApplyBegan {
  /** The lease's number. */
  readonly fence: number;
  /** Which of the builds under that number: none other may apply under it any more. */
  readonly run: string;
  /** ISO 8601. */
  readonly at: string;
}

/** One response of one stack to one or more clicks, from the first click to the outcome. */
export interface Incident {
  /** `<stack>-<number>`: also the workflow's execution name. */
  readonly id: string;
  readonly stack: string;
  readonly status: Status;
  readonly clicks: readonly ClickSummary[];
  readonly addresses: readonly string[];
  /** One sentence for people. */
  readonly outcome: string;
  readonly reasons: readonly Reason[];
  readonly openedAt: string;
  readonly closedAt?: string;
  readonly steps: readonly Step[];
  readonly run?: RunReport;
  /** The newest run that began to apply; whether it got through is in `run`, if it lived to write it. */
  readonly applyBegan?: ApplyBegan;
  readonly decision?: Decision;
  /** Where the Slack message stands, once it was posted. */
  readonly message?: { readonly channel: string; readonly ts: string };
  /** Grows with everything that people see change: what they decide is bound to it. */
  readonly card?: number;
  /** The card that Slack shows. */
  readonly told?: number;
  /** How many replies stand in the message's thread. */
  readonly replies?: number;
  /** How often people were asked: each question has its own task token. */
  readonly question?: number;
  /** A keep that waits for a second person's consent. */
  readonly request?: KeepRequest;
  /** The question that nobody answered in time, after which the on-call was paged; gone once a person decided. */
  readonly escalated?: number;
  /** How often this incident's override was begun or made longer. */
  readonly keeps?: number;
  /** Who, when, what and why, from the first question on. */
  readonly trail?: readonly TrailEntry[];
  /** The override whose end this incident waits for, or waited for. */
  readonly overrideId?: string;
  /** Where the build's log can be read. */
  readonly log?: string;
}

/** What a person, or the clock in a person's place, decided. */
export interface Decision {
  readonly verb: 'revert' | 'keep' | 'leave';
  readonly by: string;
  readonly at: string;
  readonly reason?: string;
  readonly until?: string;
  readonly consentBy?: string;
  readonly ticket?: string;
  /** The plan that it was about. */
  readonly digest?: string;
  /** The question that it answers. */
  readonly question?: number;
  /** Keys of who answers for it, to know them again (core/deciding/person.ts). */
  readonly owner?: readonly PersonKey[];
  /** True where it makes an override longer that stands already. */
  readonly extends?: true;
  /** True where somebody who clicked could not be told apart from who decided. */
  readonly unidentified?: true;
}

/** A wish to keep a click, by somebody who may not decide that alone. */
export interface KeepRequest {
  readonly by: string;
  readonly owner: readonly PersonKey[];
  readonly at: string;
  readonly seconds: number;
  readonly reason: string;
  readonly ticket?: string;
}

/** One line of an incident's audit trail. */
export interface TrailEntry {
  readonly at: string;
  readonly by: string;
  readonly what: 'asked' | 'requested' | 'decided' | 'escalated' | 'noticed' | 'extended' | 'ended' | 'covered';
  /** One sentence for people. */
  readonly detail: string;
}
