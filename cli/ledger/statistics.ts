import type { Incident, Status } from '../../functions/core/incident.ts';
import { serviceOf } from './incident-query.ts';
import { clickedAt, dayOf, percentile, secondsToRevert } from './times.ts';

export interface DayCount {
  readonly day: string;
  readonly clicks: Readonly<Partial<Record<Status, number>>>;
}

export interface DaySpeed {
  readonly day: string;
  readonly p50: number;
  readonly p95: number;
}

export interface Rank {
  readonly name: string;
  readonly clicks: number;
}

export interface Statistics {
  readonly incidents: number;
  readonly clicks: number;
  readonly byStatus: Readonly<Partial<Record<Status, number>>>;
  /** Every day of the span, days without a click included. */
  readonly days: readonly DayCount[];
  /** Days on which something was taken back by itself. */
  readonly speeds: readonly DaySpeed[];
  readonly p50: number | undefined;
  readonly p95: number | undefined;
  readonly actors: readonly Rank[];
  readonly services: readonly Rank[];
  readonly addresses: readonly Rank[];
}

/** What an auditor counts. Clicks, not incidents, are counted by day, actor, service and address. */
export function statisticsOf(incidents: readonly Incident[], ranks = 5): Statistics {
  const seconds = incidents.map(secondsToRevert).filter((value) => value !== undefined);
  const clicks = incidents.flatMap((incident) => incident.clicks);
  return {
    incidents: incidents.length,
    clicks: clicks.length,
    byStatus: tally(incidents.map(({ status }) => [status, 1])),
    days: daysOf(incidents),
    speeds: speedsOf(incidents),
    p50: percentile(seconds, 0.5),
    p95: percentile(seconds, 0.95),
    actors: rank(
      clicks.map(({ actor }) => actor.name),
      ranks,
    ),
    services: rank(
      clicks.map(({ eventSource }) => serviceOf(eventSource)),
      ranks,
    ),
    addresses: rank(
      incidents.flatMap(({ addresses }) => addresses),
      ranks,
    ),
  };
}

function tally<Name extends string>(counts: readonly (readonly [Name, number])[]): Partial<Record<Name, number>> {
  const sums: Partial<Record<Name, number>> = {};
  for (const [name, count] of counts) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

function daysOf(incidents: readonly Incident[]): DayCount[] {
  const byDay = Map.groupBy(incidents, (incident) => dayOf(clickedAt(incident)));
  return span([...byDay.keys()]).map((day) => ({
    day,
    clicks: tally((byDay.get(day) ?? []).map(({ status, clicks }) => [status, Math.max(1, clicks.length)])),
  }));
}

const longestSpan = 731;

/** Every day from the first to the last, and the last two years of them at most. */
function span(days: readonly string[]): string[] {
  const sorted = [...days].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const length = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1;
  const shown = Math.min(length, longestSpan);
  return Array.from({ length: shown }, (_, index) => dayOf(Date.parse(last) - (shown - 1 - index) * 86_400_000));
}

function speedsOf(incidents: readonly Incident[]): DaySpeed[] {
  const byDay = Map.groupBy(incidents, (incident) => dayOf(clickedAt(incident)));
  return [...byDay]
    .sort(([one], [other]) => one.localeCompare(other))
    .flatMap(([day, those]) => {
      const seconds = those.map(secondsToRevert).filter((value) => value !== undefined);
      const [p50, p95] = [percentile(seconds, 0.5), percentile(seconds, 0.95)];
      return p50 === undefined || p95 === undefined ? [] : [{ day, p50, p95 }];
    });
}

function rank(names: readonly string[], length: number): Rank[] {
  const ranks = Object.entries(tally(names.map((name) => [name, 1]))).map(([name, clicks]) => ({
    name,
    clicks: clicks ?? 0,
  }));
  return ranks.sort((a, b) => b.clicks - a.clicks || a.name.localeCompare(b.name)).slice(0, length);
}
