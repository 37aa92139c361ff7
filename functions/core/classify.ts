import { decide } from './decide.ts';
import { type Identified, identify } from './identity.ts';
import { notAChange } from './mutation.ts';
import { origin } from './origin.ts';
import { type ClickPolicy, isOwnRole } from './policy.ts';
import type { ReasonCode } from './reason.ts';
import type { CloudTrailRecord } from './record.ts';
import { anything } from './state/stale.ts';
import type { Claim } from './state/state-index.ts';
import type { Origin, Verdict } from './verdict.ts';

/** A record on its way to a verdict: settled by itself, or waiting for what the index says of its keys. */
export type Prepared =
  | { readonly settled: true; readonly verdict: Verdict }
  | {
      readonly settled: false;
      readonly keys: readonly string[];
      /** Why the verdict will be `ignored` whatever the index says: who only needs the verdict can spare the lookup. */
      readonly ignored: ReasonCode | undefined;
      readonly decide: (rows: ReadonlyMap<string, readonly Claim[]>) => Verdict;
    };

/**
 * The classifier: record → origin → mutation → identities → (lookup of `keys` in the state index) → verdict.
 * Pure: the caller does the lookup between `prepare` and `decide`. The Lambda and the CLI both come through here.
 */
export function prepare(record: CloudTrailRecord, policy: ClickPolicy): Prepared {
  const from = origin(record);
  const none = notAChange(record);
  if (none) return { settled: true, verdict: { verdict: 'ignored', reason: none, origin: from, hits: [] } };
  const identified = identify(record);
  const ignored = ignoredBy(record, from, policy);
  return {
    settled: false,
    keys: keysOf(identified),
    ignored,
    decide: (rows) => decide(identified, rows, from, ignored),
  };
}

/** None for a record that names nothing: what lags does not matter to it. */
function keysOf({ identities }: Identified): string[] {
  return identities.length === 0 ? [] : [...new Set(identities.map(({ key }) => key)), anything];
}

/** Why a change does not count, by who made it. One of the own roles in a console session counts: somebody wears the pipeline's clothes. */
function ignoredBy(record: CloudTrailRecord, from: Origin, policy: ClickPolicy): ReasonCode | undefined {
  const isOwn = isOwnRole(record, policy.ownRoles);
  if (isOwn && from.kind === 'console') return undefined;
  if (from.kind === 'service' && !policy.origins.includes('service')) return 'service-on-behalf';
  if (!policy.origins.includes(from.kind)) return 'origin-not-watched';
  return isOwn ? 'own-role' : undefined;
}

/** The verdict on what is no CloudTrail record at all. */
export function malformed(why: string): Verdict {
  return { verdict: 'unresolved', reason: 'malformed', origin: { kind: 'unknown', because: [why] }, hits: [] };
}
