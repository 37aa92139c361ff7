import { tally } from '../ledger/counting.ts';
import { html, type Markup } from '../markup/html.ts';
import { frame } from './frame.ts';
import { niceCeiling } from './nice-ceiling.ts';

/** Counts of one day, by kind. */
export interface Day<Kind extends string> {
  readonly day: string;
  readonly counts: Readonly<Partial<Record<Kind, number>>>;
}

/** A kind (also its class), and what it is called; the first stands at the bottom of each bar. */
export type Kinds<Kind extends string> = readonly (readonly [Kind, string])[];

const mostBars = 62;

/** Clicks a day (or a week, where days would be too thin), stacked by kind. */
export function dailyBars<Kind extends string>(days: readonly Day<Kind>[], kinds: Kinds<Kind>, what: string): Markup {
  const unit = days.length > mostBars ? 'week' : 'day';
  const bars = unit === 'week' ? weeks(days, kinds) : days;
  const top = niceCeiling(Math.max(1, ...bars.map(({ counts }) => total(counts))));
  return frame({
    title: `Clicks a ${unit}, by ${what}`,
    top: String(top),
    from: bars[0]?.day ?? '',
    to: days.at(-1)?.day ?? '',
    drawing: bars.map((bar, index) =>
      column(bar, kinds, { x: (100 / bars.length) * index, width: 100 / bars.length, top }),
    ),
    legend: kinds.filter(([kind]) => bars.some(({ counts }) => counts[kind])),
  });
}

interface Place {
  readonly x: number;
  readonly width: number;
  readonly top: number;
}

function column<Kind extends string>({ day, counts }: Day<Kind>, kinds: Kinds<Kind>, { x, width, top }: Place): Markup {
  const shown = kinds.filter(([kind]) => counts[kind]);
  const said = shown.map(([kind, word]) => `${counts[kind]} ${word}`).join(', ');
  let y = 100;
  const pieces = shown.map(([kind]) => {
    const height = ((counts[kind] ?? 0) / top) * 100;
    y -= height;
    return html`<rect class="${kind}" x="${(x + width * 0.1).toFixed(3)}" y="${y.toFixed(3)}" width="${(width * 0.8).toFixed(3)}" height="${height.toFixed(3)}"/>`;
  });
  return html`<g><title>${day}: ${said || 'none'}</title>${pieces}</g>`;
}

function total(counts: Readonly<Partial<Record<string, number>>>): number {
  return Object.values(counts).reduce<number>((sum, count) => sum + (count ?? 0), 0);
}

/** Seven days are one bar, under the name of its first day. */
function weeks<Kind extends string>(days: readonly Day<Kind>[], kinds: Kinds<Kind>): Day<Kind>[] {
  return Array.from({ length: Math.ceil(days.length / 7) }, (_, week) => {
    const those = days.slice(week * 7, week * 7 + 7);
    const counts = kinds.flatMap(([kind]) => those.map((day) => [kind, day.counts[kind] ?? 0] as const));
    return { day: those[0]?.day ?? '', counts: tally(counts) };
  });
}
