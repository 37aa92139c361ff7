import type { Click } from '../core/click.ts';
import type { Override } from '../core/deciding/override.ts';
import type { Decision, Incident } from '../core/incident.ts';

/** Permissions for clicks to stand for a while. */
export interface Overrides {
  request(override: Override): Promise<void>;
  read(id: string): Promise<Override | undefined>;
  /** One stack's, or all. */
  list(stack?: string): Promise<readonly Override[]>;
  /**
   * Lets a requested override stand, and opens the incident whose workflow waits for its end, in one write.
   * @returns undefined when somebody else consented, or it ended or lapsed meanwhile.
   */
  open(override: Override, decision: Decision): Promise<Incident | undefined>;
  /** Ends an override that still stands; false when it has ended. */
  end(id: string, by: string, now: Date): Promise<boolean>;
  /** Lets the record go at a time, in seconds since 1970: an override is kept for as long as its incident. */
  expire(id: string, expires: number): Promise<void>;
  /**
   * Hands clicks that stand under an override to the incident that owns it, which takes back at its end what still differs.
   * @returns the clicks that were handed over: none, when it does not stand any more.
   */
  cover(override: Override, clicks: readonly Click[], from: string, now: Date): Promise<readonly Click[]>;
}
