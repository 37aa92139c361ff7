import { withoutKeys } from '../address.ts';
import type { Json } from '../json.ts';
import { own } from '../own.ts';
import { attributesOf, isUnknown } from './attributes.ts';
import type { ModuleScope } from './configuration.ts';
import type { Expressions } from './expressions.ts';
import type { ResourceChange } from './plan.ts';
import { resourcesBehind } from './references.ts';
import { isEmpty, sameValue } from './same-value.ts';

/** A resource that the click deleted and the plan makes again: what the state held of it, and what is not known yet. */
export interface ReCreated {
  readonly address: string;
  readonly change: ResourceChange;
  readonly drift: ResourceChange;
}

/** Resources that are gone and come back in this plan. */
export function reCreatedIn(
  changes: readonly ResourceChange[],
  driftOf: (address: string) => ResourceChange | undefined,
): readonly ReCreated[] {
  return changes.flatMap((change) => {
    const drift = driftOf(change.address);
    if (change.change.actions.join() !== 'create' || drift?.change.actions.join() !== 'delete') return [];
    return [{ address: change.address, change, drift }];
  });
}

/**
 * Whether a value is unknown only because it names something that is being made again: its expressions lead to re-created
 * resources alone, and each part of what the state held is what it held of one of their now unknown attributes.
 */
export function followsReCreation(
  expressions: Expressions,
  scope: ModuleScope,
  held: Json | undefined,
  reCreated: readonly ReCreated[],
): boolean {
  // A source that cannot be followed is undefined, and no address: nothing of it comes back.
  const sources = expressions.flatMap((expression) => resourcesBehind(expression, scope));
  const origins = sources.map((source) => reCreated.filter(({ address }) => withoutKeys(address) === source));
  const parts = Array.isArray(held) ? held : [held ?? null];
  return (
    origins.every(({ length }) => length > 0) &&
    parts.length > 0 &&
    parts.every((part: Json) => origins.flat().some((origin) => heldBefore(origin, part)))
  );
}

function heldBefore({ change, drift }: ReCreated, value: Json): boolean {
  if (isEmpty(value)) return false;
  const unknown = attributesOf(change.change).filter((name) => isUnknown(change.change, name));
  return unknown.some((name) => sameValue(own(drift.change.before, name), value, { type: change.type, path: [name] }));
}
