import type { Click } from '../../core/click.ts';
import type { Reason } from '../../core/incident.ts';
import { listed } from './apply.ts';
import type { Ended } from './run.ts';
import { coveredSummary, type SetAside } from './set-aside.ts';

/** What is said where nothing of an incident is left to be taken back: all of it stands under overrides, or is only told. */
export function leftStanding(aside: SetAside): Ended | undefined {
  const { clicks, covered, told } = aside;
  if (clicks.length > 0 || (covered.length === 0 && told.length === 0)) return undefined;
  const summaries = [
    ...(covered.length > 0 ? [coveredSummary(aside)] : []),
    ...(told.length > 0 ? [toldSummary(told)] : []),
  ];
  const reasons = [...(covered.length > 0 ? [{ code: 'override' }] : []), ...toldReasons(told)];
  return { outcome: 'left', summary: summaries.join('. '), answers: ['none'], reasons, changes: [] };
}

/** What stays as it is beside what is taken back: who reads the outcome must not think that it went too. */
export function stayingReasons(aside: SetAside): readonly Reason[] {
  const covered = aside.covered.length > 0 ? [{ code: 'override', detail: coveredSummary(aside) }] : [];
  return [...covered, ...toldReasons(aside.told)];
}

/** Drift that nobody is known to have made, of a stack that only tells of such. */
function toldReasons(told: readonly Click[]): readonly Reason[] {
  const addresses = [...new Set(told.flatMap(({ hits }) => hits.map(({ address }) => address)))];
  return addresses.map((address) => ({ code: 'unexplained', address }));
}

function toldSummary(told: readonly Click[]): string {
  const addresses = toldReasons(told).flatMap(({ address }) => address ?? []);
  return `Told, not taken back: a sweep found drift that no click explains: ${listed(addresses)}`;
}
