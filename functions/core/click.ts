import type { ReasonCode } from './reason.ts';
import type { CloudTrailRecord } from './record.ts';
import type { Unexplained } from './sweep/unexplained.ts';
import type { Hit, Lagging, Origin } from './verdict.ts';

/** Who did it, as well as the record can say: the human behind the role where a session names one. */
export interface Actor {
  /** For people: an e-mail, a user name, a role's session, `root`. */
  readonly name: string;
  /** The ARN of the principal as recorded, where there is one. */
  readonly arn?: string;
  readonly email?: string;
  readonly kind: 'sso' | 'role' | 'user' | 'root' | 'service' | 'federated' | 'unknown';
}

/** What an incident keeps of a click, and people see. */
export interface ClickSummary {
  readonly eventID: string;
  /** ISO 8601, UTC, to the second, as CloudTrail writes it. */
  readonly eventTime: string;
  /** When the queue handed it over: ISO 8601 with milliseconds. What was not in the queue has none, nor have older summaries. */
  readonly heardAt?: string;
  readonly eventSource: string;
  readonly eventName: string;
  readonly account: string;
  readonly region: string;
  readonly actor: Actor;
  /** Where the call came from and which fields say so; summaries of older incidents lack it. */
  readonly origin?: Origin;
  readonly hits: readonly Hit[];
  /** Why the click is critical, in a word or two each; empty when it is not. */
  readonly critical: readonly string[];
  /** True where a look into CloudTrail found it: the bus had not delivered it. */
  readonly swept?: true;
  /** Drift that a sweep found: then nobody is known to have clicked, and this stands in the click's place. */
  readonly unexplained?: Unexplained;
  /** Why it could not be resolved to one resource, where it could not. */
  readonly unresolved?: Unresolved;
}

/** One click on one stack: the record, who did it, and which of the stack's addresses it touched. */
export interface Click extends ClickSummary {
  readonly origin: Origin;
  readonly record: CloudTrailRecord;
}

/** What kept a click from being resolved, and which stacks the index could not answer for. */
export interface Unresolved {
  readonly reason: ReasonCode;
  readonly lagging?: readonly Lagging[];
}
