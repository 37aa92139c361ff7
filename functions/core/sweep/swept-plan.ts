import type { StateInstance } from '../adopt/in-state.ts';
import { differing } from '../differing.ts';
import { maskOf } from '../guard/mask.ts';
import type { Plan, ResourceChange } from '../guard/plan.ts';
import { sameValue } from '../guard/same-value.ts';
import { type Pin, pinsOf } from '../pin.ts';
import { guardPlan } from '../plan-guard.ts';
import { redact } from '../redact.ts';
import type { Change } from '../run.ts';

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

/**
 * What a second plan, of these addresses and with these pins, finds again. A pin that it would not put back is under
 * `ignore_changes`; a change that it does not list was somebody's work that has ended.
 */
export function confirmedDrift(plan: Plan, drifted: readonly Change[], pins: readonly Pin[]): readonly Change[] {
  const again = readSweep(plan, []).drifted;
  return again.filter((change) =>
    [...drifted, ...pins].some((one) => one.address === change.address && one.attribute === change.attribute),
  );
}

/** A drifted attribute that cannot be pinned, as a change; undefined where it drifts no more. */
export function lineOf({ address, attribute }: Pin, plan: Plan): Change | undefined {
  const drift = plan.drift.find((one) => isCurrent(one) && one.address === address);
  if (!drift || !differs(drift, attribute)) return undefined;
  const { before, after, beforeSensitive, afterSensitive } = drift.change;
  const sensitive = [maskOf(beforeSensitive, attribute), maskOf(afterSensitive, attribute)];
  const [held, live] = differing(before[attribute], after[attribute]);
  return { address, action: 'update', attribute, was: redact(live, sensitive), became: redact(held, sensitive) };
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
