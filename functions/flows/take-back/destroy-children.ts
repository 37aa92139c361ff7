import type { Child } from '../../core/adopt.ts';
import type { Reason } from '../../core/incident.ts';
import type { GuardVerdict } from '../../core/plan-guard.ts';
import type { AdoptedChild, Scratch } from '../../ports.ts';
import { listed, lostLease } from './apply.ts';
import type { Ended, Run } from './run.ts';

/** Destroys what was adopted; proved by an import that finds nothing any more. */
export async function destroyed(
  run: Run,
  scratch: Scratch,
  verdict: GuardVerdict,
  children: readonly AdoptedChild[],
  suggestions: readonly Reason[],
): Promise<Ended> {
  const lost = await lostLease(run);
  if (lost) return lost;
  await run.watch.measure('destroy', () => scratch.apply());
  const left = await run.watch.measure('proof', () => scratch.adopt(children));
  const names = listed(children.map(({ type, importId }) => `${type} ${importId}`));
  const ended = { answers: ['adopt'] as const, changes: verdict.changes };
  if (left.length === 0)
    return { ...ended, outcome: 'reverted', summary: `Adopted and destroyed: ${names}`, reasons: suggestions };
  const reasons = [{ code: 'not-proved' }];
  return { ...ended, outcome: 'failed', summary: `Destroyed, but still there: ${names}`, reasons };
}

/** Keeps the plan of the destruction for a person to release. */
export async function heldChildren(
  run: Run,
  scratch: Scratch,
  verdict: GuardVerdict,
  reasons: readonly Reason[],
): Promise<Ended> {
  const plan = await run.ports.plans.keep(run.request.incident, scratch.planFile());
  const summary = `Held for a decision: ${[...new Set(reasons.map(({ code }) => code))].join(', ')}`;
  return { outcome: 'held', summary, answers: ['adopt'], reasons, changes: verdict.changes, plan };
}

export function toldChildren(children: readonly Child[]): Ended {
  const names = listed(children.map(({ type, importId }) => `${type} ${importId}`));
  const summary = `Found beside what the stack manages, and not taken back: ${names}`;
  const found = children.map(({ type, importId }) => ({ code: 'invisible', detail: `${type} ${importId}` }));
  const reasons = [...found, ...children.flatMap(suggestion)];
  return { outcome: 'invisible', summary, answers: ['tell'], reasons, changes: [] };
}

/** What would make Terraform see such a child by itself. */
export function suggestion({ row, click }: Child): readonly Reason[] {
  const address = click.hits[0]?.address;
  if (!row.exclusive || !address) return [];
  return [{ code: 'exclusive', address, detail: `${row.exclusive} would make Terraform see this by itself` }];
}
