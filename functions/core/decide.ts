import type { Identified, Identity } from './identity.ts';
import type { ReasonCode } from './reason.ts';
import { anything, laggingIn } from './state/stale.ts';
import type { Claim } from './state/state-index.ts';
import type { Hit, Match, Origin, Verdict } from './verdict.ts';

type Rows = ReadonlyMap<string, readonly Claim[]>;

/** One claim that an identity met. */
interface Met {
  readonly identity: Identity;
  readonly claim: Claim;
  /** False where names agree but an account or a Region is not known. */
  readonly isSure: boolean;
}

/** The verdict, from what was touched and what the index says of it. `ignored` overrules, but the hits are still told. */
export function decide(touched: Identified, rows: Rows, origin: Origin, ignored: ReasonCode | undefined): Verdict {
  const met = surest(touched.identities.flatMap((identity) => meet(identity, rows.get(identity.key) ?? [])));
  const hits = hitsOf(met);
  if (ignored) return { verdict: 'ignored', reason: ignored, origin, hits };
  if (touched.isCut) return { verdict: 'unresolved', reason: 'too-large', origin, hits };
  if (hits.length === 0) return missed(touched, rows, origin);
  if (isAmbiguous(met)) return { verdict: 'unresolved', reason: 'ambiguous', origin, hits };
  if (!met.some(({ isSure }) => isSure)) return { verdict: 'unresolved', reason: 'scope-unknown', origin, hits };
  return { verdict: 'drift', reason: 'managed', origin, hits };
}

function missed({ identities, hidden }: Identified, rows: Rows, origin: Origin): Verdict {
  if (hidden) return { verdict: 'unresolved', reason: 'hidden-identity', origin, hits: [] };
  if (identities.length === 0) return { verdict: 'unresolved', reason: 'no-identity', origin, hits: [] };
  const lagging = laggingIn(rows.get(anything), identities[0]?.account);
  if (lagging.length > 0) {
    const stacks = lagging.map(({ stack, address }) => ({ stack, why: address }));
    return { verdict: 'unresolved', reason: 'stale-index', origin, hits: [], lagging: stacks };
  }
  return { verdict: 'ignored', reason: 'unmanaged', origin, hits: [] };
}

/** What is meant only where nothing is hit directly falls away where something is. */
function surest(met: readonly Met[]): readonly Met[] {
  const isDirect = met.some(({ identity }) => identity.relation === 'direct');
  return isDirect ? met.filter(({ identity }) => identity.relation !== 'otherwise') : met;
}

/** The claims that live where the identity does. Those of unknown place count only where no known one does. */
function meet(identity: Identity, claims: readonly Claim[]): Met[] {
  const sure: Met[] = [];
  const unsure: Met[] = [];
  for (const claim of claims) {
    const place = compare(identity, claim);
    if (place === 'same') sure.push({ identity, claim, isSure: true });
    else if (place === 'unknown') unsure.push({ identity, claim, isSure: false });
  }
  return sure.length > 0 ? sure : unsure;
}

function compare(identity: Identity, claim: Claim): 'same' | 'other' | 'unknown' {
  const { account, region } = claim;
  if (account && identity.account && account !== identity.account) return 'other';
  if (identity.key.startsWith('arn:')) return 'same';
  if (region && identity.region && region !== identity.region) return 'other';
  if (!account || !identity.account) return 'unknown';
  return region === undefined && identity.region !== '' ? 'unknown' : 'same';
}

/** Direct hits first, then parents; one hit an address. A container is direct only where nothing in it is hit. */
function hitsOf(met: readonly Met[]): Hit[] {
  const hasDirect = met.some(({ identity }) => identity.relation === 'direct');
  const direct = new Map<string, Hit>();
  const parents = new Map<string, Hit>();
  for (const { identity, claim } of met) {
    const isParent = identity.relation === 'parent' || (identity.relation === 'container' && hasDirect);
    const into = isParent ? parents : direct;
    const place = `${claim.stack}\n${claim.address}`;
    if (into.has(place)) continue;
    const match = isParent ? 'parent' : matchOf(identity.key);
    into.set(place, { stack: claim.stack, address: claim.address, match });
  }
  for (const place of direct.keys()) parents.delete(place);
  return [...direct.values(), ...parents.values()];
}

/** How the key was found. */
function matchOf(key: string): Match {
  if (key.startsWith('arn:')) return 'arn';
  return key.startsWith('id|') ? 'id' : 'name';
}

/** True when two stacks claim one and the same thing: a direct hit, or a parent where nothing is hit directly. */
function isAmbiguous(met: readonly Met[]): boolean {
  const direct = met.filter(({ identity }) => identity.relation !== 'parent');
  const owners = new Map<string, string>();
  for (const { identity, claim } of direct.length > 0 ? direct : met) {
    const owner = owners.get(identity.key);
    if (owner !== undefined && owner !== claim.stack) return true;
    owners.set(identity.key, claim.stack);
  }
  return false;
}
