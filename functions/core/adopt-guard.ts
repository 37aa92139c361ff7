import { readsAs } from './adopt/in-state.ts';
import { attributesOf, maskOf } from './guard/attributes.ts';
import type { Plan } from './guard/plan.ts';
import type { Reason } from './incident.ts';
import type { GuardVerdict } from './plan-guard.ts';
import { redact } from './redact.ts';
import type { Change } from './run.ts';

/** A child as it stands in the scratch state, with what its import must have read back. */
export interface Adopted {
  readonly address: string;
  readonly expected: Readonly<Record<string, string>>;
}

/** The guard of adopt and destroy: exactly the adopted children are deleted, nothing else, and each is what the record made. */
export function guardDestroy(plan: Plan, children: readonly Adopted[]): GuardVerdict {
  const acting = plan.changes.filter(({ change }) => change.actions.join() !== 'no-op');
  const reasons: Reason[] = [];
  if (plan.errored || plan.deferred > 0 || plan.strange.length > 0) reasons.push({ code: 'errored' });
  for (const { address, change } of acting) {
    const child = children.find((known) => known.address === address);
    if (!child || change.actions.join() !== 'delete') reasons.push({ code: 'outside-target', address });
    else if (!readsAs(change.before, child.expected))
      reasons.push({
        code: 'rides-along',
        address,
        detail: 'the import read back something else than the record made',
      });
  }
  const changes = acting.map(deletion);
  if (reasons.length > 0) return { outcome: 'held', reasons, changes };
  return { outcome: acting.length > 0 ? 'pure-revert' : 'clean', reasons, changes };
}

/** What is destroyed, in one line: the values that name it are enough. */
function deletion({ address, change }: Plan['changes'][number]): Change {
  const names = attributesOf(change).filter((name) => maskOf(change.beforeSensitive, name) === false);
  const named = names.filter((name) => typeof change.before[name] === 'string' && change.before[name] !== '');
  const was = redact(Object.fromEntries(named.slice(0, 6).map((name) => [name, change.before[name] ?? null])), false);
  return { address, action: 'destroy', attribute: '*', was, became: 'null' };
}
