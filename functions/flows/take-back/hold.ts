import type { Reason } from '../../core/incident.ts';
import type { GuardVerdict } from '../../core/plan-guard.ts';
import type { Answer } from '../../core/run.ts';
import type { Ended, Run } from './run.ts';

/** Keeps the saved plan, encrypted, under its digest, for a person to release. */
export async function hold(
  run: Run,
  plan: string,
  verdict: GuardVerdict,
  reasons: readonly Reason[],
  answer: Answer,
): Promise<Ended> {
  const { incident } = run.request;
  const kept = await run.watch.measure('keep', () =>
    run.ports.plans.keep(incident, run.ports.terraform.planFile(plan)),
  );
  const codes = [...new Set(reasons.map(({ code }) => code))];
  const summary = `Held for a decision: ${codes.join(', ')}`;
  return { outcome: 'held', summary, answers: [answer], reasons, changes: verdict.changes, plan: kept };
}
