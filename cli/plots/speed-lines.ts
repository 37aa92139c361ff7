import type { DaySpeed } from '../ledger/statistics.ts';
import { html, type Markup } from '../markup/html.ts';
import { spokenSeconds } from '../markup/times.ts';
import { frame } from './frame.ts';
import { niceCeiling } from './nice-ceiling.ts';

/** Seconds from click to proof: the median and the 95th percentile of each day that has any. */
export function speedLines(speeds: readonly DaySpeed[]): Markup {
  const top = niceCeiling(Math.max(1, ...speeds.map(({ p95 }) => p95)));
  const [first, last] = [speeds[0]?.day ?? '', speeds.at(-1)?.day ?? ''];
  const span = Math.max(1, Date.parse(last) - Date.parse(first));
  const place = (day: string, seconds: number) => {
    const x = speeds.length === 1 ? 50 : ((Date.parse(day) - Date.parse(first)) / span) * 100;
    return `${x.toFixed(3)},${(100 - (seconds / top) * 100).toFixed(3)}`;
  };
  const line = (name: string, points: readonly string[]) =>
    points.length === 1
      ? html`<path class="${name} dot" d="M${points[0]}h0"/>`
      : html`<polyline class="${name}" points="${points.join(' ')}"/>`;
  return frame({
    title: 'Seconds from click to proof',
    top: spokenSeconds(top),
    from: first,
    to: last,
    drawing: [
      line(
        'p95',
        speeds.map(({ day, p95 }) => place(day, p95)),
      ),
      line(
        'p50',
        speeds.map(({ day, p50 }) => place(day, p50)),
      ),
    ],
    legend: [
      ['p50', 'half are faster (p50)'],
      ['p95', '95 of 100 are faster (p95)'],
    ],
  });
}
