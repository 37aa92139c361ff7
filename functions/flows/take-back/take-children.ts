import { isHeld, type StateInstance } from '../../core/adopt/in-state.ts';
import { type Child, childrenOf } from '../../core/adopt.ts';
import { guardAdopted } from '../../core/adopt-guard.ts';
import { readPlan } from '../../core/guard/read-plan.ts';
import { isEmpty } from '../../core/guard/same-value.ts';
import { allowed } from '../../core/take-back/permission.ts';
import type { AdoptedChild } from '../../ports/terraform.ts';
import { endChildren, heldChildren, inScratch, suggestion, toldChildren } from './end-children.ts';
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

/**
 * Adopts the children in a scratch state and destroys them there; proved by an import that finds nothing any more. Without
 * their parent's provider configuration (one of a child module, or a parent that left the state) they could be looked for in
 * another account: those are only told.
 */
export async function takeChildren(
  run: Run,
  children: readonly Child[],
  instances: readonly StateInstance[],
): Promise<readonly Ended[]> {
  const byReach = Map.groupBy(onceEach(children), (child) => parentOf(child, instances)?.foreign === false);
  const [near = [], far = []] = [byReach.get(true), byReach.get(false)];
  const told = far.length > 0 ? [toldChildren(far)] : [];
  return near.length > 0 ? [...(await takeNear(run, near, instances)), ...told] : told;
}

async function takeNear(
  run: Run,
  children: readonly Child[],
  instances: readonly StateInstance[],
): Promise<readonly Ended[]> {
  const wanted = children.map((child, index) => ({ child, adopted: adoptedChild(run, child, index, instances) }));
  const permission = allowed(run.request.stack.mode, run.request.stack.policy.adopt);
  if (permission === 'tell') return [toldChildren(children)];
  const scratch = await run.ports.terraform.scratch();
  try {
    const found = await run.watch.measure('adopt', () => scratch.adopt(wanted.map(({ adopted }) => adopted)));
    const present = wanted.filter(({ adopted }) => found.some(({ name }) => name === adopted.name));
    if (present.length === 0) return [];
    const json = await run.watch.measure('plan', () => scratch.plan());
    const verdict = guardAdopted(readPlan(json), present.map(inScratch));
    const suggestions = present.flatMap(({ child }) => suggestion(child));
    if (verdict.outcome === 'clean') return [];
    if (verdict.outcome !== 'pure-revert') return [await heldChildren(run, scratch, verdict, verdict.reasons)];
    const asks = permission === 'approve' ? [{ code: 'approval' }, ...run.holds] : run.holds;
    if (asks.length > 0 && !isReleased(run, verdict.changes))
      return [await heldChildren(run, scratch, verdict, [...asks, ...suggestions])];
    return [await endChildren(run, scratch, verdict, present, suggestions)];
  } finally {
    await scratch.close();
  }
}

/** What several clicks touched (a key made, switched off and on again) is one child: what the first says of it counts. */
function onceEach(children: readonly Child[]): readonly Child[] {
  return [...Map.groupBy(children, ({ type, importId }) => `${type} ${importId}`).values()].flatMap(
    ([first]) => first ?? [],
  );
}

/** The provider configuration is the parent's own: the same account and Region. */
function adoptedChild(run: Run, child: Child, index: number, instances: readonly StateInstance[]): AdoptedChild {
  const alias = parentOf(child, instances)?.alias;
  const { accessKeys } = run.request.stack.policy;
  const staysOff = child.off !== undefined && (child.row.older === true || accessKeys === 'deactivate');
  return {
    type: child.type,
    name: `adopted_${index}`,
    importId: child.importId,
    ...(alias !== undefined && { alias }),
    ...(staysOff && { off: child.off }),
  };
}

function parentOf({ click }: Child, instances: readonly StateInstance[]): StateInstance | undefined {
  const parents = click.hits.map(({ address }) => address);
  return instances.find(({ address }) => parents.includes(address));
}
