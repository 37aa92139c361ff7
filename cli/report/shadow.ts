import { daySpan, type Rank, rank, tally } from '../ledger/counting.ts';
import { serviceOf } from '../ledger/incident-query.ts';
import type { Day } from '../plots/daily-bars.ts';

/** One record that was replayed, as far as its line says it. */
export interface ReplayLine {
  readonly eventID?: string | undefined;
  readonly eventTime?: string | undefined;
  readonly eventSource?: string | undefined;
  readonly eventName?: string | undefined;
  readonly actor?: string | undefined;
  readonly critical?: readonly string[] | undefined;
  readonly verdict: 'drift' | 'ignored' | 'unresolved';
  readonly reason: string;
  readonly resources: readonly { readonly address: string; readonly state: string }[];
}

/** What would have been done, had it been deployed: counted over records, not over incidents. */
export interface Shadow {
  readonly records: number;
  readonly verdicts: readonly Rank[];
  readonly days: readonly Day<'drift' | 'unresolved'>[];
  readonly actors: readonly Rank[];
  readonly services: readonly Rank[];
  readonly addresses: readonly Rank[];
  /** Everything but `ignored`, in time's order. */
  readonly clicks: readonly ReplayLine[];
}

export function shadowOf(lines: readonly ReplayLine[], ranks = 10): Shadow {
  const clicks = lines
    .filter(({ verdict }) => verdict !== 'ignored')
    .toSorted((a, b) => (a.eventTime ?? '').localeCompare(b.eventTime ?? ''));
  return {
    records: lines.length,
    verdicts: rank(
      lines.map(({ verdict, reason }) => `${verdict} (${reason})`),
      50,
    ),
    days: daysOf(clicks),
    actors: rank(
      clicks.flatMap(({ actor }) => (actor ? [actor] : [])),
      ranks,
    ),
    services: rank(
      clicks.flatMap(({ eventSource }) => (eventSource ? [serviceOf(eventSource)] : [])),
      ranks,
    ),
    addresses: rank(
      clicks.flatMap(({ resources }) => [...new Set(resources.map(({ address }) => address))]),
      ranks,
    ),
    clicks,
  };
}

function daysOf(clicks: readonly ReplayLine[]): Shadow['days'] {
  const byDay = Map.groupBy(
    clicks.filter(({ eventTime }) => eventTime !== undefined),
    ({ eventTime }) => eventTime?.slice(0, 10) ?? '',
  );
  return daySpan([...byDay.keys()]).map((day) => ({
    day,
    counts: tally(
      (byDay.get(day) ?? []).flatMap(({ verdict }) => (verdict === 'ignored' ? [] : [[verdict, 1] as const])),
    ),
  }));
}
