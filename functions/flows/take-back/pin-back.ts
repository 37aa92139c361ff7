import type { Plan } from '../../core/guard/plan.ts';
import { readPlan } from '../../core/guard/read-plan.ts';
import type { Pin } from '../../core/pin.ts';
import { guardPlan } from '../../core/plan-guard.ts';
import type { Permission } from '../../core/stack.ts';
import { allowed } from '../../core/take-back/permission.ts';
import { TerraformFailed } from '../../core/terraform-failure.ts';
import { applyAndProve, listed } from './apply.ts';
import { hold } from './hold.ts';
import { guardRules, holdReasons, type JudgedPlan } from './judge.ts';
import type { Ended, Run } from './run.ts';
import { withPins } from './with-pins.ts';

/** Pins drifted attributes to what the state held and plans again: the revert is an ordinary change by then. */
export async function pinBack(run: Run, judged: JudgedPlan, pins: readonly Pin[]): Promise<readonly Ended[]> {
  const permission = allowed(run.request.stack.mode, run.request.stack.policy.pin);
  if (permission === 'tell') return [toldOf(pins, 'the stack only tells of such drift')];
  return await pinTogether(run, judged, pins, permission);
}

async function pinTogether(
  run: Run,
  judged: JudgedPlan,
  pins: readonly Pin[],
  permission: Permission,
): Promise<readonly Ended[]> {
  const addresses = [...new Set(pins.map(({ address }) => address))];
  try {
    const plan = await withPins(run.ports.terraform, pins, () => planPinned(run, addresses, judged.plan));
    const verdict = guardPlan(plan, await guardRules(run, addresses));
    if (verdict.outcome === 'clean') return [];
    const pinned = { name: 'pin', targets: addresses, plan, verdict };
    const reasons = await holdReasons(run, pinned, permission);
    if (reasons.length > 0) return [await hold(run, 'pin', verdict, reasons, 'pin')];
    return [await applyAndProve(run, 'pin', verdict, 'pin', addresses)];
  } catch (error) {
    if (!(error instanceof TerraformFailed) || error.command === 'apply') throw error;
    return addresses.length > 1 ? await oneByOne(run, judged, pins, permission) : [toldOf(pins, error.message)];
  }
}

/** An override that Terraform refuses for one resource must not keep the others from being pinned. */
async function oneByOne(
  run: Run,
  judged: JudgedPlan,
  pins: readonly Pin[],
  permission: Permission,
): Promise<readonly Ended[]> {
  const ended: Ended[] = [];
  for (const own of Map.groupBy(pins, ({ address }) => address).values())
    ended.push(...(await pinTogether(run, judged, own, permission)));
  return ended;
}

/** An earlier apply of this run has saved the drift into the state: what the first plan saw drifted is still what drifted. */
async function planPinned(run: Run, addresses: readonly string[], first: Plan): Promise<Plan> {
  await run.watch.measure('plan', () => run.ports.terraform.plan({ targets: addresses, saveAs: 'pin' }));
  const plan = readPlan(await run.watch.measure('show', () => run.ports.terraform.show('pin')));
  const remembered = first.drift.filter(({ address }) => addresses.includes(address));
  return { ...plan, drift: [...plan.drift.filter(({ address }) => !addresses.includes(address)), ...remembered] };
}

function toldOf(pins: readonly Pin[], why: string): Ended {
  const names = listed(pins.map(({ address, attribute }) => `${address} ${attribute}`));
  const reasons = pins.map(({ address, attribute }) => ({ code: 'invisible', address, attribute, detail: why }));
  const summary = `Drifted, though no plan lists it, and not taken back: ${names}`;
  return { outcome: 'invisible', summary, answers: ['tell'], reasons, changes: [] };
}
