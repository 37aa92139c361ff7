import type { Stack } from '../stack.ts';
import type { Unexplained } from './unexplained.ts';

/**
 * `clean`: nothing differs; `known`: what differs is an incident's already; `drift`: some of it no click explains;
 * `yielded`: an incident had the stack, or came meanwhile; `failed`: no plan, or no build.
 */
export type SweepResult = 'clean' | 'known' | 'drift' | 'yielded' | 'failed';

/** What one sweep of one stack came to. */
export interface Sweep {
  /** Its execution's name: core/sweep/name.ts. */
  readonly name: string;
  readonly result: SweepResult;
  /** ISO 8601. */
  readonly endedAt: string;
  /** How many drifted attributes some incident explains. */
  readonly known: number;
  /** How many resources' configuration waits to be applied. */
  readonly waiting: number;
  readonly found?: Unexplained;
  /** One sentence for people where it did not see the stack: Terraform's own words, secrets taken out, or who had it. */
  readonly detail?: string;
}

/** What is kept of a stack's sweeps. */
export interface SweptStack {
  readonly stack: string;
  /** When its turn came for the first time, ISO 8601. */
  readonly since: string;
  /** When its newest sweep was started. */
  readonly startedAt?: string;
  /** The newest that ended. */
  readonly last?: Sweep;
  /** When one last saw the whole stack. */
  readonly sweptAt?: string;
  /** The incident that the newest found drift became. */
  readonly incident?: string;
}

/** Whether a stack has its turn in the night. By hand it can be swept in any case. */
export function isSweptNightly({ sweep, mode }: Pick<Stack, 'sweep' | 'mode'>): boolean {
  return sweep ?? mode !== 'observe';
}

/** Whether a sweep saw the whole stack. */
export function hasSeen({ result }: Sweep): boolean {
  return result !== 'yielded' && result !== 'failed';
}

/** A stack that no sweep has seen whole for so many nights is told. */
const mostNights = 3;

export function isOverdue({ sweptAt, since }: SweptStack, now: Date): boolean {
  return Date.parse(sweptAt ?? since) < now.getTime() - mostNights * 86_400_000;
}
