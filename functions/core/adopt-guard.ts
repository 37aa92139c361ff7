import { readsAs } from './adopt/in-state.ts';
import { attributesOf, isUnknown } from './guard/attributes.ts';
import { maskOf } from './guard/mask.ts';
import type { Plan, ValueChange } from './guard/plan.ts';
import { sameValue } from './guard/same-value.ts';
import type { Reason } from './incident.ts';
import type { GuardVerdict } from './plan-guard.ts';
import { redact } from './redact.ts';
import type { Change } from './run.ts';

/** A child as it stands in the scratch state, with what its import must have read back. */
export interface Adopted {
  readonly address: string;
  readonly expected: Readonly<Record<string, string>>;
  /** How it is configured where it is switched off; without it, it is destroyed. */
  readonly off?: Readonly<Record<string, string>>;
}

/**
 * The guard of what was adopted: exactly these children are destroyed, or switched off and otherwise left as they are; nothing
 * else changes; and each is what the record made.
 */
export function guardAdopted(plan: Plan, children: readonly Adopted[]): GuardVerdict {
  const acting = plan.changes.filter(({ change }) => change.actions.join() !== 'no-op');
  const reasons: Reason[] = [];
  if (plan.errored || plan.deferred > 0 || plan.strange.length > 0) reasons.push({ code: 'errored' });
  for (const { address, change, type } of acting) {
    const child = children.find((known) => known.address === address);
    if (!child || change.actions.join() !== (child.off ? 'update' : 'delete'))
      reasons.push({ code: 'outside-target', address });
    else if (!readsAs(change.before, child.expected))
      reasons.push({
        code: 'rides-along',
        address,
        detail: 'the import read back something else than the record made',
      });
    else if (child.off) reasons.push(...ridesAlong(address, type, change, child.off));
  }
  const changes = acting.flatMap((resource) =>
    resource.change.actions.join() === 'update' ? switched(resource) : deletion(resource),
  );
  if (reasons.length > 0) return { outcome: 'held', reasons, changes };
  return { outcome: acting.length > 0 ? 'pure-revert' : 'clean', reasons, changes };
}

/** Every attribute that would change to anything but what switches it off. */
function ridesAlong(
  address: string,
  type: string,
  change: ValueChange,
  off: Readonly<Record<string, string>>,
): readonly Reason[] {
  return changedBy(type, change)
    .filter((attribute) => isUnknown(change, attribute) || off[attribute] !== change.after[attribute])
    .map((attribute) => ({ code: 'rides-along', address, attribute }));
}

function changedBy(type: string, change: ValueChange): readonly string[] {
  return attributesOf(change).filter(
    (name) => isUnknown(change, name) || !sameValue(change.before[name], change.after[name], { type, path: [name] }),
  );
}

function switched({ address, type, change }: Plan['changes'][number]): readonly Change[] {
  return changedBy(type, change).map((attribute) => {
    const sensitive = [maskOf(change.beforeSensitive, attribute), maskOf(change.afterSensitive, attribute)];
    const was = redact(change.before[attribute] ?? null, sensitive);
    const became = redact(change.after[attribute] ?? null, sensitive, isUnknown(change, attribute));
    return { address, action: 'switch-off', attribute, was, became };
  });
}

/** What is destroyed, in one line: the values that name it are enough. */
function deletion({ address, change }: Plan['changes'][number]): Change {
  const names = attributesOf(change).filter((name) => maskOf(change.beforeSensitive, name) === false);
  const named = names.filter((name) => typeof change.before[name] === 'string' && change.before[name] !== '');
  const was = redact(Object.fromEntries(named.slice(0, 6).map((name) => [name, change.before[name] ?? null])), false);
  return { address, action: 'destroy', attribute: '*', was, became: 'null' };
}
