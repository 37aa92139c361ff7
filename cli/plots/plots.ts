import type { Status } from '../../functions/core/incident.ts';
import type { Statistics } from '../ledger/statistics.ts';
import { html, type Markup } from '../markup/html.ts';
import { statusWords } from '../markup/status-words.ts';
import { spokenSeconds } from '../markup/times.ts';
import { dailyBars } from './daily-bars.ts';
import { rankBars } from './rank-bars.ts';
import { speedLines } from './speed-lines.ts';

/** From the bottom of a bar to its top: what went well, what people decided, what needs a look. */
const order: readonly Status[] = ['reverted', 'clean', 'overridden', 'left', 'open', 'waiting', 'invisible', 'failed'];
const outcomes = order.map((status) => [status, statusWords[status]] as const);

/** All plots of a set of incidents. `href` makes the names in the rankings links. */
export function plots(
  statistics: Statistics,
  href?: (field: 'actor' | 'service' | 'text') => (name: string) => string,
): Markup {
  const { days, speeds, p50, p95, actors, services, addresses } = statistics;
  const speed = speeds.length > 0 ? speedLines(speeds) : '';
  const said =
    p50 === undefined || p95 === undefined
      ? ''
      : html`<p class="said">Half of what was taken back by itself was proved within <b>${spokenSeconds(p50)}</b> of the click, 95 of 100 within <b>${spokenSeconds(p95)}</b>.</p>`;
  return html`<section class="plots" aria-label="Plots">${dailyBars(days, outcomes, 'what became of them')}${speed}${said}<div class="rankings">${rankBars('Who clicked most', actors, href?.('actor'))}${rankBars('Services', services, href?.('service'))}${rankBars('Addresses', addresses, href?.('text'))}</div></section>`;
}
