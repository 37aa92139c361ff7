import { applyAndProve } from './apply.ts';
import { hold } from './hold.ts';
import { holdReasons, planAndJudge } from './judge.ts';
import { lookFurther } from './look-further.ts';
import type { Ended, Run } from './run.ts';

/** The automatic path: a targeted plan, judged; applied and proved where it is a pure revert and the stack's mode allows it. */
export async function revert(run: Run): Promise<Ended> {
  const { targets, request } = run;
  if (targets.all.length === 0)
    return { outcome: 'left', summary: 'No click touched this stack', answers: ['none'], reasons: [], changes: [] };
  const judged = await planAndJudge(run, 'revert', targets.all);
  if (judged.verdict.outcome === 'clean') return await lookFurther(run, judged);
  const reasons = await holdReasons(run, judged, request.stack.mode === 'auto' ? 'auto' : 'approve');
  if (reasons.length > 0) return await hold(run, judged.name, judged.verdict, reasons, 'apply');
  return await applyAndProve(run, judged.name, judged.verdict, 'apply', targets.all);
}
