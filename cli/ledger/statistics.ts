import type { Incident, Status } from '../../functions/core/incident.ts';
import type { Day } from '../plots/daily-bars.ts';
import { daySpan, type Rank, rank, tally } from './counting.ts';
import { serviceOf } from './incident-query.ts';
import { clickedAt, dayOf, percentile, secondsToRevert } from './times.ts';

export interface DaySpeed {
  readonly day: string;
  readonly p50: number;
  readonly p95: number;
}

export interface Statistics {
  readonly incidents: number;
  readonly clicks: number;
  readonly byStatus: Readonly<Partial<Record<Status, number>>>;
  /** Every day of the span, days without a click included. */
  readonly days: readonly Day<Status>[];
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
  // What a sweep found is nobody's click.
  const clicks = incidents.flatMap((incident) => incident.clicks).filter(({ unexplained }) => !unexplained);
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

function daysOf(incidents: readonly Incident[]): Day<Status>[] {
  const byDay = Map.groupBy(incidents, (incident) => dayOf(clickedAt(incident)));
  return daySpan([...byDay.keys()]).map((day) => ({
    day,
    counts: tally((byDay.get(day) ?? []).map(({ status, clicks }) => [status, Math.max(1, clicks.length)])),
  }));
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
