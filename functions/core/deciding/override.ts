import { covers } from '../address.ts';
import type { Click } from '../click.ts';
import { isPrincipal } from '../principal.ts';
import type { PersonKey } from './person.ts';

/** A permission for clicks to stand until a time: asked for before a click, or the decision to keep one. */
export interface Override {
  /** The incident's id where it keeps a click; else `<stack>-ov<letters and digits>`. */
  readonly id: string;
  readonly stack: string;
  /** The whole stack, or these addresses and everything below them. */
  readonly scope: 'stack' | readonly string[];
  /** Only clicks of this person (an e-mail, a name as recorded, or an ARN); missing: anyone's. */
  readonly actor?: string;
  readonly seconds: number;
  readonly reason: string;
  readonly ticket?: string;
  readonly requestedBy: string;
  readonly requestedAt: string;
  /** After this, nobody can consent any more. */
  readonly lapsesAt: string;
  /** Keys of who asked for it. */
  readonly owner: readonly PersonKey[];
  readonly consentBy?: string;
  /** The incident whose workflow waits for the end and takes back what still differs. */
  readonly incident?: string;
  readonly from?: string;
  readonly until?: string;
  /** Set when it ended early. */
  readonly endedAt?: string;
  readonly endedBy?: string;
}

export type OverrideState = 'requested' | 'lapsed' | 'standing' | 'ended';

/** What an override is now. Only the clock ends it: nothing has to run for it to stop counting. */
export function stateOf(override: Override, now: Date): OverrideState {
  const time = now.toISOString();
  if (override.endedAt !== undefined) return 'ended';
  if (override.until !== undefined) return override.until > time ? 'standing' : 'ended';
  return override.lapsesAt > time ? 'requested' : 'lapsed';
}

/** The override under which a click stands now: all that it hit in the stack is in scope, and its actor is meant. */
export function coverOf(
  click: Click,
  stack: string,
  overrides: readonly Override[],
  now: Date,
  incident: string,
): Override | undefined {
  const hits = click.hits.filter((hit) => hit.stack === stack);
  return overrides.find(
    (override) =>
      override.stack === stack &&
      override.incident !== incident &&
      stateOf(override, now) === 'standing' &&
      isMeant(override, click) &&
      hits.length > 0 &&
      hits.every(({ address }) => inScope(override, address)),
  );
}

/**
 * Standing overrides that hold an address which a click outside of them touched too: to revert it would take back what was
 * allowed to stand, so a person must decide.
 */
export function overlapping(
  addresses: readonly string[],
  stack: string,
  overrides: readonly Override[],
  now: Date,
  incident: string,
): readonly { readonly address: string; readonly override: Override }[] {
  const standing = overrides.filter(
    (override) => override.stack === stack && override.incident !== incident && stateOf(override, now) === 'standing',
  );
  return addresses.flatMap((address) =>
    standing.filter((override) => inScope(override, address)).map((override) => ({ address, override })),
  );
}

function inScope({ scope }: Override, address: string): boolean {
  return scope === 'stack' || scope.some((outer) => covers(outer, address));
}

function isMeant({ actor }: Override, click: Click): boolean {
  if (actor === undefined) return true;
  const { name, email, arn } = click.actor;
  const same = (other: string | undefined) => other?.toLowerCase() === actor.toLowerCase();
  return same(name) || same(email) || (arn !== undefined && isPrincipal(actor, arn));
}

/** The stack that an override's id names; undefined for what is no id of an override that was asked for before a click. */
export function stackOfOverride(id: string): string | undefined {
  return /^([A-Za-z0-9_-]+)-ov[a-z0-9]+$/.exec(id)?.[1];
}
