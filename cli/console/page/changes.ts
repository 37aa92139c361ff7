import type { Reason } from '../../../functions/core/incident.ts';
import type { Change } from '../../../functions/core/run.ts';
import { html, type Markup, type Part } from '../../markup/html.ts';
import { difference } from './difference.ts';

/** What the click changed, attribute by attribute, side by side, and what the guard thought of each. Values are redacted already.
 * @param released who released the plan, where the guard alone had not */
export function changesTable(changes: readonly Change[], reasons: readonly Reason[], released?: string): Markup {
  if (changes.length === 0) return html``;
  const byAddress = [...Map.groupBy(changes, ({ address }) => address)];
  return html`<section aria-labelledby="changes"><h2 id="changes">What was clicked, and what it goes back to</h2>${byAddress.map(([address, those]) => resource(address, those, reasons, released))}</section>`;
}

function resource(
  address: string,
  changes: readonly Change[],
  reasons: readonly Reason[],
  released: string | undefined,
): Markup {
  const actions = [...new Set(changes.map(({ action }) => action))].join(', ');
  const own = reasons.filter((reason) => reason.address === address);
  const whole = own.filter((reason) => reason.attribute === undefined);
  const rows = changes.filter(({ was, became }) => was !== became || was === '(sensitive)');
  return html`<table class="diff"><caption><code>${address}</code> <span class="quiet">way back: ${actions}</span>${whole.map((reason) => html`<br>${because(reason)}`)}</caption><thead><tr><th scope="col">Attribute</th><th scope="col">As Terraform has it</th><th scope="col">As it was clicked</th><th scope="col">Guard</th></tr></thead><tbody>${rows.map((change) => attribute(change, own, whole.length > 0 ? '' : html`<span class="pure">${released ? `released by ${released}` : 'exact inverse'}</span>`))}</tbody></table>`;
}

function attribute(change: Change, reasons: readonly Reason[], otherwise: Part): Markup {
  const against = reasons.filter((reason) => reason.attribute === change.attribute);
  const [clicked, back] = difference(pretty(change.was), pretty(change.became));
  return html`<tr><th scope="row"><code>${change.attribute}</code></th><td class="back"><pre>${back}</pre></td><td class="clicked"><pre>${clicked}</pre></td><td>${against.length > 0 ? against.map(because) : otherwise}</td></tr>`;
}

const because = ({ code, detail }: Reason) =>
  html`<span class="hold">${code}</span> <span class="detail">${detail}</span> `;

/** JSON with a line for each of its parts; what was cut stays as it is. */
function pretty(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? JSON.stringify(value, null, 1) : text;
  } catch {
    return text;
  }
}
