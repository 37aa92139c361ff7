import { setTimeout as pause } from 'node:timers/promises';
import type { Incident } from '../../functions/core/incident.ts';
import type { Recorded } from './cast.ts';

/** How long one click may take before the demonstration goes on without it. */
const patience = 300_000;

/**
 * Follows what was recorded until the incidents that hold it are over or wait for a person.
 * @returns them; fewer records than were made where some led to no incident in time.
 */
export async function follow(
  incidents: () => Promise<readonly Incident[]>,
  recorded: readonly Recorded[],
  watch: (incident: Incident | undefined) => void,
): Promise<readonly Incident[]> {
  const ids = new Set(recorded.map(({ eventID }) => eventID));
  const deadline = Date.now() + patience;
  for (;;) {
    const holding = (await incidents()).filter((incident) => incident.clicks.some(({ eventID }) => ids.has(eventID)));
    const held = new Set(holding.flatMap((incident) => incident.clicks.map(({ eventID }) => eventID)));
    const over = [...ids].every((id) => held.has(id)) && holding.every(({ status }) => status !== 'open');
    if (over || Date.now() > deadline) return holding;
    watch(holding.at(-1));
    await pause(150);
  }
}

/** Seconds from the first record to the end of the last incident; undefined while one is open. */
export function secondsUntilOver(recorded: readonly Recorded[], incidents: readonly Incident[]): number | undefined {
  const ends = incidents.map(({ closedAt }) => (closedAt === undefined ? Number.NaN : Date.parse(closedAt)));
  const seconds = (Math.max(...ends) - Math.min(...recorded.map(({ at }) => at))) / 1000;
  return Number.isFinite(seconds) ? seconds : undefined;
}
