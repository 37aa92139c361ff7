import type { Incident } from '../incident.ts';
import type { RunReport } from '../run.ts';

/**
 * Another incident that has begun to change the stack since a run ended. Terraform would not say so: a pure revert leaves the
 * state as it was, so that no plan of before becomes stale. What nobody knows of an older record counts as changed.
 */
export function changedSince(
  run: Pick<RunReport, 'fence'>,
  own: string,
  ofStack: readonly Incident[],
): string | undefined {
  const { fence } = run;
  return ofStack.find(
    ({ id, applyBegan }) => id !== own && applyBegan && (fence === undefined || applyBegan.fence > fence),
  )?.id;
}
