import { withoutIndex } from '../address.ts';
import type { Json } from '../json.ts';
import type { ConfiguredResource } from './configuration.ts';
import type { ResourceChange } from './plan.ts';
import { resourcesBehind } from './references.ts';
import { sameValue } from './same-value.ts';
import { hasUnknown } from './unknown.ts';

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
 * Whether an attribute is unknown only because it names something that is being made again: its expression leads to
 * re-created resources alone, and what the state held is what the state held of one of their now unknown attributes.
 */
export function followsReCreation(
  attribute: string,
  stateValue: Json | undefined,
  resource: ConfiguredResource | undefined,
  reCreated: readonly ReCreated[],
): boolean {
  if (!resource || stateValue === undefined || stateValue === null) return false;
  const sources = resourcesBehind(resource.expressions[attribute], resource.module);
  if (!sources || sources.length === 0) return false;
  const origins = sources.map((source) => reCreated.filter(({ address }) => unkeyed(address) === source));
  return origins.every((origin) => origin.some((candidate) => heldBefore(candidate, stateValue)));
}

function unkeyed(address: string): string {
  return withoutIndex(address).replaceAll(/\[("(?:[^"\\]|\\.)*"|\d+)\]/g, '');
}

function heldBefore({ change, drift }: ReCreated, value: Json): boolean {
  const mask = change.change.afterUnknown;
  if (typeof mask !== 'object' || mask === null || Array.isArray(mask)) return false;
  const unknown = Object.entries(mask).filter(([, inner]) => hasUnknown(inner));
  return unknown.some(([name]) => sameValue(drift.change.before[name], value, { type: change.type, path: [name] }));
}
