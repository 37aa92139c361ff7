import { withoutKeys } from './address.ts';
import type { StateInstance } from './adopt/in-state.ts';
import { isUnknown } from './guard/attributes.ts';
import { configurationOf, expressionsOf } from './guard/configuration.ts';
import type { Plan, ResourceChange } from './guard/plan.ts';
import { sameValue } from './guard/same-value.ts';
import { isObject, type Json } from './json.ts';
import { childrenBeside } from './pin/children-beside.ts';
import { hasNewerName, isSettable } from './pin/settable.ts';

/** One attribute that drifted, that no plan puts back, and that a configuration can set. */
export interface Pin {
  readonly address: string;
  readonly attribute: string;
  /** What the state held before the drift: sensitive, maybe. Never logged. */
  readonly value: Json;
}

/**
 * The attributes to pin: drifted at an address that a click touched, left as they are by the plan, settable by a
 * configuration, not what the configuration itself asks for by now, and not explained by a child resource of the same state (right after a first apply a group's `ingress`
 * drifts towards its own separate rules).
 */
export function pinsOf(plan: Plan, touched: readonly string[], instances: readonly StateInstance[]): readonly Pin[] {
  return plan.drift
    .filter(({ address, deposed }) => touched.includes(address) && deposed === undefined)
    .filter(({ change }) => change.actions.join() === 'update')
    .flatMap((drift) => {
      const drifted = driftedAttributes(drift, plan);
      const names = drifted.filter((attribute) => !hasNewerName(drift.type, attribute, drifted));
      return names.map((attribute) => ({ drift, attribute }));
    })
    .filter(({ drift, attribute }) => isSettable(drift.type, attribute))
    .filter(({ drift, attribute }) => !isAskedFor(plan, drift, attribute))
    .filter(({ drift, attribute }) => !childrenBeside(drift, attribute, instances))
    .map(({ drift, attribute }) => ({
      address: drift.address,
      attribute,
      value: drift.change.before[attribute] ?? null,
    }));
}

function driftedAttributes({ address, type, change }: ResourceChange, plan: Plan): readonly string[] {
  const planned = plan.changes.find((other) => other.address === address && other.deposed === undefined);
  return Object.keys(change.before).filter((name) => {
    const at = { type, path: [name] };
    if (sameValue(change.before[name], change.after[name], at)) return false;
    if (planned === undefined || isUnknown(planned.change, name)) return true;
    // What the plan puts back needs no pin; what it sets to something else is the configuration's, and a person's to release.
    return sameValue(planned.change.after[name], change.after[name], at);
  });
}

/**
 * Whether the configuration says in so many words what is there now: no plan puts that back, since nothing is wrong with it. What
 * a reference comes to no plan shows: it may be null, and leave the attribute open.
 */
function isAskedFor({ configuration }: Plan, { address, type, change }: ResourceChange, attribute: string): boolean {
  const asked = expressionsOf(configurationOf(configuration, address), attribute) ?? [];
  const constants = asked.flatMap((one) =>
    isObject(one) && one.constant_value !== undefined ? [one.constant_value] : [],
  );
  return constants.some(
    (value) => value !== null && sameValue(value, change.after[attribute], { type, path: [attribute] }),
  );
}

/** The override of one resource, in Terraform's JSON syntax: exactly the drifted attributes at the state's values. */
export function overrideOf(pins: readonly Pin[]): Json {
  const resource: Record<string, Record<string, Record<string, Json>>> = {};
  for (const { address, attribute, value } of pins) {
    const [type = '', name = ''] = withoutKeys(address).split('.').slice(-2);
    const known = resource[type] ?? {};
    const pinned = { ...known[name], [attribute]: asConfiguration(type, attribute, value) };
    resource[type] = { ...known, [name]: pinned };
  }
  return { resource };
}

/** An empty secret policy is written `{}`; inside blocks, empty texts are null (`""` is no CIDR block) and texts no templates. */
function asConfiguration(type: string, attribute: string, value: Json): Json {
  if (type === 'aws_secretsmanager_secret' && attribute === 'policy' && !value) return '{}';
  return escaped(value, false);
}

function escaped(value: Json, inside: boolean): Json {
  if (typeof value === 'string') {
    if (inside && value === '') return null;
    return value.replaceAll(/[$%](?=\{)/g, (sign) => sign + sign);
  }
  if (Array.isArray(value)) return value.map((item: Json) => escaped(item, true));
  if (!isObject(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, escaped(inner ?? null, true)]));
}
