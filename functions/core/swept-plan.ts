import type { StateInstance } from './adopt/in-state.ts';
import type { Plan, ResourceChange } from './guard/plan.ts';
import { sameValue } from './guard/same-value.ts';
import { type Pin, pinsOf } from './pin.ts';
import { guardPlan } from './plan-guard.ts';
import type { Change } from './run.ts';

/** What a full plan tells of a stack that nobody is known to have clicked on. */
export interface SweptPlan {
  /** What drifted and the plan would put back; a resource that is gone, or would be replaced, is one change. */
  readonly drifted: readonly Change[];
  /** Addresses whose configuration waits to be applied: no drift, and nobody's click. */
  readonly waiting: readonly string[];
  /** What drifted though no plan lists it: worth a second plan with these pins, which says whether it can be put back. */
  readonly pins: readonly Pin[];
}

/**
 * Tells drift from configuration that was never applied, and both from what differs without meaning: an attribute counts
 * only where what is there and what the state held mean different things (core/guard/same-value.ts).
 */
export function readSweep(plan: Plan, instances: readonly StateInstance[]): SweptPlan {
  const drift = new Map(plan.drift.filter(isCurrent).map((one) => [one.address, one]));
  const { changes } = guardPlan(plan, { allow: [], protected: [] });
  const drifted = changes.filter((change) => isDrift(change, drift.get(change.address)));
  const touched = new Set(drifted.map(({ address }) => address));
  const waiting = new Set(changes.map(({ address }) => address).filter((address) => !touched.has(address)));
  return {
    drifted: drifted.flatMap((change, index) => onceWhole(change, index, drifted)),
    waiting: [...waiting],
    pins: pinsOf(plan, [...drift.keys()], instances),
  };
}

/** Of the plan with the pins: what it would put back of what was pinned. Nothing where `ignore_changes` covers it. */
export function pinnedDrift(plan: Plan, pins: readonly Pin[]): readonly Change[] {
  const { changes } = guardPlan(plan, { allow: pins.map(({ address }) => address), protected: [] });
  return changes.filter(({ address, attribute }) =>
    pins.some((pin) => pin.address === address && pin.attribute === attribute),
  );
}

function isCurrent({ deposed, mode }: ResourceChange): boolean {
  return deposed === undefined && mode === 'managed';
}

function isDrift({ attribute, action }: Change, drift: ResourceChange | undefined): boolean {
  if (!drift) return false;
  const { before, after, actions } = drift.change;
  if (actions.join() === 'delete') return action === 'create';
  if (attribute !== '*') return differs(drift, attribute);
  return Object.keys({ ...before, ...after }).some((name) => differs(drift, name));
}

function differs({ type, change }: ResourceChange, attribute: string): boolean {
  return !sameValue(change.before[attribute], change.after[attribute], { type, path: [attribute] });
}

/** A resource that is made again has all its attributes in the plan: people read one line. */
function onceWhole(change: Change, index: number, all: readonly Change[]): readonly Change[] {
  if (change.action === 'update') return [change];
  if (all.findIndex(({ address }) => address === change.address) !== index) return [];
  return [{ ...change, attribute: '*', was: change.action === 'create' ? 'gone' : '', became: '' }];
}
