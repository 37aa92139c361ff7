import type { Plan } from '../../core/guard/plan.ts';
import { readPlan } from '../../core/guard/read-plan.ts';
import type { Reason } from '../../core/incident.ts';
import { type GuardRules, type GuardVerdict, guardPlan } from '../../core/plan-guard.ts';
import type { Permission } from '../../core/stack.ts';
import { fightReasons } from '../../core/take-back/fight.ts';
import { goneReasons } from '../../core/take-back/gone.ts';
import { isReleased, wasShown } from './released.ts';
import type { Run } from './run.ts';
import { standingNow } from './standing.ts';

/** A saved plan, read and judged. */
export interface JudgedPlan {
  readonly name: string;
  readonly targets: readonly string[];
  readonly plan: Plan;
  readonly verdict: GuardVerdict;
}

/** Plans these targets (none: the whole stack), reads the saved plan and judges it. */
export async function planAndJudge(run: Run, name: string, targets: readonly string[]): Promise<JudgedPlan> {
  const { terraform } = run.ports;
  await run.watch.measure('plan', () => terraform.plan({ targets, saveAs: name }));
  const json = await run.watch.measure('show', () => terraform.show(name));
  const plan = readPlan(json);
  return {
    name,
    targets,
    plan,
    verdict: guardPlan(plan, await guardRules(run, targets)),
  };
}

/** What the guard may let pass in this run, and what it must know of the configuration that no plan shows. */
export async function guardRules(run: Run, allow: readonly string[]): Promise<GuardRules> {
  const dynamic = await run.ports.terraform.dynamicBlocks();
  return { allow, protected: run.request.stack.policy.protected, dynamic };
}

/** Why a person must release this plan; nothing when it may be applied at once. */
export async function holdReasons(run: Run, judged: JudgedPlan, permission: Permission): Promise<readonly Reason[]> {
  const { stack } = run.request;
  const { times, windowSeconds } = stack.policy.fight;
  const since = new Date(run.ports.clock.now().getTime() - windowSeconds * 1000);
  const reverts = await run.ports.incidents.reverts(stack.name, since);
  const changed = [...new Set(judged.verdict.changes.map(({ address }) => address))];
  const standing = await standingNow(run, [...judged.targets, ...changed]);
  const reasons = [
    ...run.holds.filter(({ code }) => code !== 'override-overlap'),
    ...standing,
    ...judged.verdict.reasons,
    ...goneReasons(judged.plan.changes),
    ...fightReasons(changed, reverts, { times, windowSeconds }),
    ...(permission === 'auto' ? [] : [{ code: 'approval', detail: 'the stack asks for a person first' }]),
  ];
  return isReleased(run, judged.verdict.changes) ? reasons.filter((reason) => !wasShown(run, reason)) : reasons;
}
