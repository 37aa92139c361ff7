import type { Actor, Click } from '../click.ts';
import type { Change } from '../run.ts';
import type { Origin } from '../verdict.ts';

/** Drift that a sweep found and that no click explains, with the records that most likely tell of its cause. */
export interface Unexplained {
  /** The sweep that found it: its execution's name. */
  readonly sweep: string;
  /** What differs, redacted as a run's changes are. */
  readonly changes: readonly Change[];
  readonly evidence: Evidence;
}

/** What CloudTrail holds on the drifted resources. Likely, never proven: a record names a resource, not an attribute. */
export interface Evidence {
  /** Newest first. */
  readonly suspects: readonly Suspect[];
  /** Why there are none, or not all that there may be: for people. */
  readonly note?: string;
}

/** One change that somebody or something made of a drifted resource. */
export interface Suspect {
  readonly address: string;
  readonly eventID: string;
  /** ISO 8601, UTC. */
  readonly eventTime: string;
  readonly eventSource: string;
  readonly eventName: string;
  readonly account: string;
  readonly region: string;
  readonly actor: Actor;
  readonly origin: Origin;
  /** True for a click that no mailbox ever held: the bus lost it, and the backfill too. */
  readonly lost: boolean;
}

/** The call that an unexplained drift stands under in an incident: nobody is known to have made one. */
export const unexplainedCall = { eventSource: 'unclick', eventName: 'UnexplainedDrift' } as const;

/** How many changes and suspects an incident's record keeps. */
const most = { changes: 50, suspects: 10 } as const;

/**
 * An unexplained drift as mail: it opens an incident by the same write as a click does, and is answered by the same run. Its
 * id comes from the sweep, so that it is put once however often the sweep's end is reported.
 * @param at when it was found, ISO 8601
 */
export function unexplainedClick(
  stack: string,
  unexplained: Unexplained,
  { at, account, region }: { readonly at: string; readonly account: string; readonly region: string },
): Click {
  const { sweep, changes, evidence } = unexplained;
  const eventID = `${sweep}-drift`;
  const eventTime = `${at.slice(0, 19)}Z`;
  const addresses = [...new Set(changes.map(({ address }) => address))];
  return {
    ...unexplainedCall,
    eventID,
    eventTime,
    account,
    region,
    actor: { name: 'nobody known', kind: 'unknown' },
    origin: { kind: 'unknown', because: [`${sweep} found drift that no click explains`] },
    hits: addresses.map((address) => ({ stack, address, match: 'id' })),
    critical: [],
    unexplained: {
      sweep,
      changes: changes.slice(0, most.changes),
      evidence: { ...evidence, suspects: evidence.suspects.slice(0, most.suspects) },
    },
    record: {
      ...unexplainedCall,
      eventID,
      eventTime,
      awsRegion: region,
      accountId: account,
      request: null,
      response: null,
      raw: {},
    },
  };
}
