import { hold } from './hold.ts';
import { holdReasons, planAndJudge } from './judge.ts';
import type { Ended, Run } from './run.ts';

/**
 * The targeted plan found nothing to revert: one full plan of the stack decides, where something was hit directly. What it
 * finds elsewhere is held only where it drifted: configuration that waits to be applied is no click's work.
 */
export async function lookFurther(run: Run): Promise<Ended> {
  const nothing = { answers: ['none'] as const, reasons: [], changes: [], outcome: 'clean' as const };
  if (run.targets.direct.length === 0) return { ...nothing, summary: 'No drift: the plan finds nothing to revert' };
  const full = await planAndJudge(run, 'full', []);
  const drifted = new Set(full.plan.drift.map(({ address }) => address));
  if (full.verdict.changes.some(({ address }) => drifted.has(address)))
    return await hold(run, full.name, full.verdict, await holdReasons(run, full, 'auto'), 'apply');
  return { ...nothing, summary: 'No drift: neither the targeted nor a full plan finds anything to revert' };
}
