import { isHeld, type StateInstance } from '../../core/adopt/in-state.ts';
import { type Child, childrenOf } from '../../core/adopt.ts';
import { guardDestroy } from '../../core/adopt-guard.ts';
import { readPlan } from '../../core/guard/read-plan.ts';
import { isEmpty } from '../../core/guard/same-value.ts';
import type { Reason } from '../../core/incident.ts';
import { allowed } from '../../core/permission.ts';
import type { GuardVerdict } from '../../core/plan-guard.ts';
import type { AdoptedChild, Scratch } from '../../ports.ts';
import { listed, lostLease } from './apply.ts';
import type { JudgedPlan } from './judge.ts';
import { isReleased } from './released.ts';
import type { Ended, Run } from './run.ts';

/** The children that clicks made, that no state holds and that the plan does not take back by itself. */
export function rogueChildren(
  run: Run,
  { plan, verdict }: JudgedPlan,
  instances: readonly StateInstance[],
): readonly Child[] {
  return run.clicks.flatMap(childrenOf).filter((child) => {
    const parents = child.click.hits.map(({ address }) => address);
    const own = child.click.hits.some(({ address, match }) => match !== 'parent' && address.includes(`${child.type}.`));
    const covered = verdict.changes.some(
      ({ address, attribute }) => parents.includes(address) && child.row.covered?.includes(attribute),
    );
    const before = plan.drift.find(({ address }) => parents.includes(address))?.change.before;
    const replaced = child.row.emptyBefore !== undefined && !isEmpty(before?.[child.row.emptyBefore]);
    return !own && !covered && !replaced && !isHeld(child, instances);
  });
}

/** Adopts the children in a scratch state and destroys them there; proved by an import that finds nothing any more. */
export async function takeChildren(
  run: Run,
  children: readonly Child[],
  instances: readonly StateInstance[],
): Promise<readonly Ended[]> {
  const wanted = children.map((child, index) => ({ child, adopted: adoptedChild(child, index, instances) }));
  const permission = allowed(run.request.stack.mode, run.request.stack.policy.adopt);
  if (permission === 'tell') return [toldOf(children)];
  const scratch = await run.ports.terraform.scratch();
  try {
    const found = await run.watch.measure('adopt', () => scratch.adopt(wanted.map(({ adopted }) => adopted)));
    const present = wanted.filter(({ adopted }) => found.some(({ name }) => name === adopted.name));
    if (present.length === 0) return [];
    const json = await run.watch.measure('plan', () => scratch.planDestroy());
    const expected = present.map(({ child, adopted }) => ({
      address: `${adopted.type}.${adopted.name}`,
      expected: child.expected,
    }));
    const verdict = guardDestroy(readPlan(json), expected);
    const suggestions = present.flatMap(({ child }) => suggestion(child));
    if (verdict.outcome !== 'pure-revert') return [await held(run, scratch, verdict, verdict.reasons)];
    const asks = permission === 'approve' ? [{ code: 'approval' }, ...run.holds] : run.holds;
    if (asks.length > 0 && !isReleased(run, verdict.changes))
      return [await held(run, scratch, verdict, [...asks, ...suggestions])];
    return [
      await destroyed(
        run,
        scratch,
        verdict,
        present.map(({ adopted }) => adopted),
        suggestions,
      ),
    ];
  } finally {
    await scratch.close();
  }
}

async function destroyed(
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
  return {
    ...ended,
    outcome: 'failed',
    summary: `Destroyed, but still there: ${names}`,
    reasons: [{ code: 'not-proved' }],
  };
}

async function held(run: Run, scratch: Scratch, verdict: GuardVerdict, reasons: readonly Reason[]): Promise<Ended> {
  const plan = await run.ports.plans.keep(run.request.incident, scratch.planFile());
  const summary = `Held for a decision: ${[...new Set(reasons.map(({ code }) => code))].join(', ')}`;
  return { outcome: 'held', summary, answers: ['adopt'], reasons, changes: verdict.changes, plan };
}

function toldOf(children: readonly Child[]): Ended {
  const names = listed(children.map(({ type, importId }) => `${type} ${importId}`));
  const summary = `Found beside what the stack manages, and not taken back: ${names}`;
  const reasons = children.flatMap((child) => [
    { code: 'invisible', detail: `${child.type} ${child.importId}` },
    ...suggestion(child),
  ]);
  return { outcome: 'invisible', summary, answers: ['tell'], reasons, changes: [] };
}

function suggestion({ row, click }: Child): readonly Reason[] {
  const address = click.hits[0]?.address;
  if (!row.exclusive || !address) return [];
  return [{ code: 'exclusive', address, detail: `${row.exclusive} would make Terraform see this by itself` }];
}

/** The provider configuration is the parent's own: the same account and Region. */
function adoptedChild(child: Child, index: number, instances: readonly StateInstance[]): AdoptedChild {
  const parents = child.click.hits.map(({ address }) => address);
  const parent = instances.find(({ address }) => parents.includes(address));
  const base = { type: child.type, name: `adopted_${index}`, importId: child.importId };
  return parent?.alias === undefined ? base : { ...base, alias: parent.alias };
}
