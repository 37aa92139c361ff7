import type { Reason } from '../../core/incident.ts';
import type { Change } from '../../core/run.ts';
import type { Run } from './run.ts';

/** Whether a person released exactly these changes, attribute by attribute: each of them was shown as it is now. */
export function isReleased(run: Run, changes: readonly Change[]): boolean {
  const approved = run.approved?.changes;
  return approved !== undefined && changes.every((change) => approved.some((other) => sameChange(change, other)));
}

/** Whether a person saw this reason to hold when they released the plan. */
export function wasShown(run: Run, { code, address, attribute }: Reason): boolean {
  const shown = run.approved?.reasons ?? [];
  return shown.some((other) => other.code === code && other.address === address && other.attribute === attribute);
}

/** A value that was hidden or cut when it was shown cannot be called the same: it is asked again. */
function sameChange(a: Change, b: Change): boolean {
  const shownWhole = !/^\(sensitive\)$| characters\)$/.test(b.became);
  const same = a.address === b.address && a.action === b.action && a.attribute === b.attribute;
  return same && shownWhole && a.became === b.became;
}
