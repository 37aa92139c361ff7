import type { Incident } from '../core/incident.ts';

/** One turn at telling an incident: what is to be told, and since when (milliseconds since 1970) the turn is held. */
export interface Telling {
  readonly incident: Incident;
  readonly since: number;
}

/** The state of an incident's one message. Whoever tells it takes a turn first, so that an old card never comes last. */
export interface Messages {
  /** Undefined while somebody else tells it, or where there is no such incident. A turn lapses after two minutes. */
  begin(id: string, now: Date): Promise<Telling | undefined>;
  posted(id: string, message: { readonly channel: string; readonly ts: string }): Promise<void>;
  /** Slack shows this card, and so many replies in its thread: the turn is over. Nothing, where it had lapsed. */
  told(telling: Telling, card: number, replies: number): Promise<void>;
  /** Slack did not take it: anybody may try again. */
  notTold(telling: Telling): Promise<void>;
}
