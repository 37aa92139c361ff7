import type { Decision, Incident, Reason, Status, Step } from '../core/incident.ts';
import type { RunReport } from '../core/run.ts';

/** The incident records: opened by the mailbox, written by the run and the report, read by people. */
export interface Incidents {
  read(id: string): Promise<Incident | undefined>;
  /** All of them, or those opened since then. */
  list(openedSince?: Date): Promise<readonly Incident[]>;
  /** All incidents of one stack that are kept. */
  ofStack(stack: string): Promise<readonly Incident[]>;
  step(id: string, step: Step): Promise<void>;
  /** False, and nothing is written, where a run under a later lease has reported. */
  writeRun(id: string, run: RunReport): Promise<boolean>;
  writeStatus(id: string, change: StatusChange): Promise<void>;
  /** How often each address was reverted since then: the fight breaker's memory. */
  reverts(stack: string, since: Date): Promise<ReadonlyMap<string, number>>;
}

export interface StatusChange {
  readonly status: Status;
  readonly outcome: string;
  readonly reasons: readonly Reason[];
  readonly closedAt?: string;
  readonly decision?: Decision;
  /** Where the build's log can be read. */
  readonly log?: string;
  /** When the table's TTL may take the record, in seconds since 1970. */
  readonly expires?: number;
}
