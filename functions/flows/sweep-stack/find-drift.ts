import { instancesOf } from '../../core/adopt/in-state.ts';
import type { Plan } from '../../core/guard/plan.ts';
import { readPlan } from '../../core/guard/read-plan.ts';
import type { JsonObject } from '../../core/json.ts';
import type { Pin } from '../../core/pin.ts';
import type { Change } from '../../core/run.ts';
import { confirmedDrift, lineOf, readSweep } from '../../core/sweep/swept-plan.ts';
import type { PlanRequest } from '../../ports/terraform.ts';
import type { Sweeping } from '../sweep-stack.ts';
import { withPins } from '../take-back/with-pins.ts';

/** What a stack's full plan, and a second look at what differs, found. */
export interface FoundDrift {
  readonly drifted: readonly Change[];
  /** Addresses whose configuration waits to be applied. */
  readonly waiting: readonly string[];
  /** What the state held of each drifted resource: its ids and names are in it. Never logged. */
  readonly values: ReadonlyMap<string, JsonObject>;
}

/**
 * A full plan without the state's lock, so that no pipeline ever waits for a sweep. Where it finds something, a second plan of
 * those addresses, under the lock and with pins, says whether it is so: somebody may have been applying meanwhile.
 */
export async function findDrift(sweeping: Sweeping): Promise<FoundDrift> {
  const plan = await planned(sweeping, { targets: [], saveAs: 'sweep', unlocked: true });
  const { terraform } = sweeping.ports;
  const instances = plan.drift.length === 0 ? [] : instancesOf(await terraform.state());
  const { drifted, waiting, pins } = readSweep(plan, instances);
  const values = new Map(plan.drift.map(({ address, change }) => [address, change.before]));
  const found = drifted.length + pins.length === 0 ? [] : await confirmed(sweeping, drifted, pins);
  return { drifted: found, waiting, values };
}

async function confirmed(
  sweeping: Sweeping,
  drifted: readonly Change[],
  pins: readonly Pin[],
): Promise<readonly Change[]> {
  const targets = [...new Set([...drifted, ...pins].map(({ address }) => address))].sort();
  const again = () => planned(sweeping, { targets, saveAs: 'confirm' });
  if (pins.length === 0) return confirmedDrift(await again(), drifted, []);
  try {
    const second = await withPins(sweeping.ports.terraform, pins, again);
    return confirmedDrift(second, drifted, pins);
  } catch (error) {
    // Terraform refuses some pin, or has its module elsewhere: that it drifted is known all the same.
    sweeping.ports.log(`not all drift can be pinned: ${error instanceof Error ? error.name : 'unknown'}`);
    const second = await again();
    return [...confirmedDrift(second, drifted, []), ...pins.flatMap((pin) => lineOf(pin, second) ?? [])];
  }
}

async function planned({ ports, watch }: Sweeping, request: PlanRequest & { readonly saveAs: string }): Promise<Plan> {
  const { terraform } = ports;
  await watch.measure('plan', () => terraform.plan(request));
  return readPlan(await watch.measure('show', () => terraform.show(request.saveAs)));
}
