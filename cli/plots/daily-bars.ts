import type { Status } from '../../functions/core/incident.ts';
import type { DayCount } from '../ledger/statistics.ts';
import { html, type Markup } from '../markup/html.ts';
import { statusWords } from '../markup/status-words.ts';
import { frame } from './frame.ts';
import { niceCeiling } from './nice-ceiling.ts';

/** From the bottom of a bar to its top: what went well, what people decided, what needs a look. */
const order: readonly Status[] = ['reverted', 'clean', 'overridden', 'left', 'open', 'waiting', 'invisible', 'failed'];
const mostBars = 62;

interface Bar {
  readonly label: string;
  readonly clicks: DayCount['clicks'];
}

/** Clicks a day (or a week, where days would be too thin), stacked by what became of them. */
export function dailyBars(days: readonly DayCount[]): Markup {
  const bars = days.length > mostBars ? weeks(days) : days.map(({ day, clicks }) => ({ label: day, clicks }));
  const top = niceCeiling(Math.max(1, ...bars.map(({ clicks }) => total(clicks))));
  const unit = days.length > mostBars ? 'week' : 'day';
  return frame({
    title: `Clicks a ${unit}, by what became of them`,
    top: String(top),
    from: bars[0]?.label ?? '',
    to: bars.at(-1)?.label ?? '',
    drawing: bars.map((bar, index) => column(bar, (100 / bars.length) * index, 100 / bars.length, top)),
    legend: order
      .filter((status) => bars.some(({ clicks }) => clicks[status]))
      .map((status) => [status, statusWords[status]]),
  });
}

function column({ label, clicks }: Bar, x: number, width: number, top: number): Markup {
  const shown = order.filter((status) => clicks[status]);
  const said = shown.map((status) => `${clicks[status]} ${statusWords[status]}`).join(', ');
  let y = 100;
  const pieces = shown.map((status) => {
    const height = ((clicks[status] ?? 0) / top) * 100;
    y -= height;
    return html`<rect class="${status}" x="${(x + width * 0.1).toFixed(3)}" y="${y.toFixed(3)}" width="${(width * 0.8).toFixed(3)}" height="${height.toFixed(3)}"/>`;
  });
  return html`<g><title>${label}: ${said || 'none'}</title>${pieces}</g>`;
}

function total(clicks: DayCount['clicks']): number {
  return Object.values(clicks).reduce((sum, count) => sum + count, 0);
}

function weeks(days: readonly DayCount[]): Bar[] {
  const bars: { label: string; clicks: Partial<Record<Status, number>> }[] = [];
  for (const [index, { day, clicks }] of days.entries()) {
    if (index % 7 === 0) bars.push({ label: day, clicks: {} });
    const sums = bars.at(-1)?.clicks ?? {};
    for (const status of order) if (clicks[status]) sums[status] = (sums[status] ?? 0) + clicks[status];
  }
  return bars;
}
