import type { Override } from '../core/deciding/override.ts';
import type { Decision, Incident, KeepRequest, Reason, Status, TrailEntry } from '../core/incident.ts';

/** What changed in an incident, judged on one of its cards; null takes a field away. */
export interface IncidentChange {
  readonly status?: Status;
  readonly outcome?: string;
  readonly reasons?: readonly Reason[];
  readonly decision?: Decision;
  readonly request?: KeepRequest | null;
  readonly escalated?: number | null;
  readonly keeps?: number;
  readonly overrideId?: string;
  readonly trail: readonly TrailEntry[];
  /** Written together with the incident, or not at all. */
  readonly override?: Override;
}

/** What people are asked about incidents, and what they decide: the first write on a card wins, every later one is refused. */
export interface Questions {
  /** Keeps the workflow's task token and counts the question; until then no earlier token can be answered any more. */
  ask(id: string, token: string, change: IncidentChange): Promise<Incident>;
  /** False when the incident has another card by now. */
  write(id: string, card: number, change: IncidentChange): Promise<boolean>;
  /** The token of the newest question that was not passed on to the workflow. */
  token(id: string): Promise<{ readonly token: string; readonly question: number } | undefined>;
  /** Takes that token away, and no other. */
  answered(id: string, token: string): Promise<void>;
  /** Incidents opened since then that are not closed, or of which Slack shows an older card. */
  unfinished(since: Date): Promise<readonly Incident[]>;
}
