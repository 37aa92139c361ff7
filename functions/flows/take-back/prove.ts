import { readPlan } from '../../core/guard/read-plan.ts';
import type { Reason } from '../../core/incident.ts';
import { guardPlan } from '../../core/plan-guard.ts';
import type { Run } from './run.ts';

/**
 * The proof: a second plan of the same targets, against what is really there, that finds nothing to change. Where it does
 * find something, every attribute that still differs is named; none of them means proved.
 */
export async function prove(run: Run, targets: readonly string[]): Promise<readonly Reason[]> {
  const { terraform } = run.ports;
  const differs = await run.watch.measure('proof', () => terraform.plan({ targets, saveAs: 'proof' }));
  if (!differs) return [];
  const plan = readPlan(await run.watch.measure('show', () => terraform.show('proof')));
  const { changes } = guardPlan(plan, { allow: targets, protected: [] });
  const left = changes.map(({ address, attribute }) => ({ code: 'not-proved', address, attribute }));
  return left.length > 0 ? left : [{ code: 'not-proved', detail: 'a second plan finds changes that name no resource' }];
}
