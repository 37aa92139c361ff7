import { hold } from './hold.ts';
import { holdReasons, type JudgedPlan, planAndJudge } from './judge.ts';
import type { Ended, Run } from './run.ts';

/** The targeted plan found nothing to revert: one full plan of the stack decides, where something was hit directly. */
export async function lookFurther(run: Run, judged: JudgedPlan): Promise<Ended> {
  const nothing = { answers: ['none'] as const, reasons: [], changes: [] };
  if (run.targets.direct.length === 0)
    return { ...nothing, outcome: 'clean', summary: 'No drift: the plan finds nothing to revert' };
  const full = await planAndJudge(run, 'full', []);
  const drifted = new Set(full.plan.drift.map(({ address }) => address));
  if (full.verdict.changes.some(({ address }) => drifted.has(address)))
    return await hold(run, full.name, full.verdict, await holdReasons(run, full, 'auto'), 'apply');
  return {
    ...nothing,
    outcome: 'clean',
    summary: `No drift: neither the targeted nor the full plan of ${judged.plan.changes.length} resources finds any`,
  };
}
