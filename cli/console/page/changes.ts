import type { Reason } from '../../../functions/core/incident.ts';
import type { Change } from '../../../functions/core/run.ts';
import { html, type Markup, type Part } from '../../markup/html.ts';
import { withTimes } from '../../markup/times.ts';
import { difference } from './difference.ts';

export interface Told {
  /** Who released the plan, where the guard alone had not. */
  readonly released?: string | undefined;
  /** What was clicked: other addresses are planned along, since they depend on it. */
  readonly clicked?: readonly string[];
}

/** What the click changed, attribute by attribute, side by side, and what the guard thought of each. Values are redacted already. */
export function changesTable(
  changes: readonly Change[],
  reasons: readonly Reason[],
  { released, clicked = [] }: Told = {},
): Markup {
  if (changes.length === 0) return html``;
  const byAddress = [...Map.groupBy(changes, ({ address }) => address)];
  const tables = byAddress.map(([address, those]) => {
    const own = reasons.filter((reason) => reason.address === address);
    const along = clicked.length > 0 && !clicked.includes(address);
    return resource(address, those, own, along, released);
  });
  return html`<section aria-labelledby="changes"><h2 id="changes">What was clicked, and what it goes back to</h2>${tables}</section>`;
}

/** @param along it was not clicked: it depends on what was, and is planned with it */
function resource(
  address: string,
  changes: readonly Change[],
  own: readonly Reason[],
  along: boolean,
  released: string | undefined,
): Markup {
  const actions = [...new Set(changes.map(({ action }) => action))].join(', ');
  const whole = own.filter((reason) => reason.attribute === undefined);
  const rows = changes.filter(({ was, became }) => was !== became || was === '(sensitive)');
  const way = along ? `goes along with what was clicked: ${actions}` : `way back: ${actions}`;
  return html`<table class="diff"><caption><code>${address}</code> <span class="quiet">${way}</span>${whole.map((reason) => html`<br>${because(reason)}`)}</caption><thead><tr><th scope="col">Attribute</th><th scope="col">As Terraform has it</th><th scope="col">${along ? 'As it is' : 'As it was clicked'}</th><th scope="col">Guard</th></tr></thead><tbody>${rows.map((change) => attribute(change, own, html`<span class="pure">${whole.length > 0 ? 'held with the resource' : released ? `released by ${released}` : 'exact inverse'}</span>`))}</tbody></table>`;
}

function attribute(change: Change, reasons: readonly Reason[], otherwise: Part): Markup {
  const against = reasons.filter((reason) => reason.attribute === change.attribute);
  const [clicked, back] = difference(pretty(change.was), pretty(change.became));
  return html`<tr><th scope="row"><code>${change.attribute}</code></th><td class="back"><pre>${back}</pre></td><td class="clicked"><pre>${clicked}</pre></td><td>${against.length > 0 ? against.map(because) : otherwise}</td></tr>`;
}

const because = ({ code, detail }: Reason) =>
  html`<span class="hold">${code}</span> <span class="detail">${withTimes(detail ?? '')}</span> `;

/** JSON with a line for each of its parts; what was cut stays as it is. */
function pretty(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? JSON.stringify(value, null, 1) : text;
  } catch {
    return text;
  }
}
