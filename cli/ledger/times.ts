import type { Incident } from '../../functions/core/incident.ts';

/** When the first click happened, in milliseconds; when the incident was opened, where no click says it. */
export function clickedAt(incident: Incident): number {
  const times = incident.clicks.map(({ eventTime }) => Date.parse(eventTime)).filter(Number.isFinite);
  return times.length > 0 ? Math.min(...times) : Date.parse(incident.openedAt);
}

/**
 * Seconds from the first click to the proof; undefined unless Terraform took it back by itself. Where a person decided, the
 * time says how long people took. CloudTrail's times are whole seconds, so this may be off by one.
 */
export function secondsToRevert(incident: Incident): number | undefined {
  if (incident.status !== 'reverted' || incident.closedAt === undefined || incident.decision) return undefined;
  return Math.max(0, (Date.parse(incident.closedAt) - clickedAt(incident)) / 1000);
}

/** The nearest-rank percentile of values in any order; undefined of none. */
export function percentile(values: readonly number[], share: number): number | undefined {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)];
}

/** The UTC day of a time: `2026-01-31`. */
export const dayOf = (time: number) => new Date(time).toISOString().slice(0, 10);
