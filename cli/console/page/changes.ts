import type { Reason } from '../../../functions/core/incident.ts';
import type { Change } from '../../../functions/core/run.ts';
import { html, type Markup } from '../../markup/html.ts';
import { difference } from './difference.ts';

/** What the click changed, attribute by attribute, side by side, and what the guard thought of each. Values are redacted already. */
export function changesTable(changes: readonly Change[], reasons: readonly Reason[]): Markup {
  if (changes.length === 0) return html``;
  const byAddress = [...Map.groupBy(changes, ({ address }) => address)];
  return html`<section aria-labelledby="changes"><h2 id="changes">What was clicked, and what it goes back to</h2>${byAddress.map(([address, those]) => resource(address, those, reasons))}</section>`;
}

function resource(address: string, changes: readonly Change[], reasons: readonly Reason[]): Markup {
  const actions = [...new Set(changes.map(({ action }) => action))].join(', ');
  return html`<table class="diff"><caption><code>${address}</code> <span class="quiet">way back: ${actions}</span></caption><thead><tr><th scope="col">Attribute</th><th scope="col">As Terraform has it</th><th scope="col">As it was clicked</th><th scope="col">Guard</th></tr></thead><tbody>${changes.map((change) => attribute(change, reasons))}</tbody></table>`;
}

function attribute(change: Change, reasons: readonly Reason[]): Markup {
  const against = reasons.filter(
    (reason) => reason.address === change.address && (reason.attribute ?? change.attribute) === change.attribute,
  );
  const said =
    against.length > 0
      ? against.map((reason) => html`<span class="hold">${reason.code}</span> ${reason.detail} `)
      : html`<span class="pure">exact inverse</span>`;
  const [clicked, back] = difference(pretty(change.was), pretty(change.became));
  return html`<tr><th scope="row"><code>${change.attribute}</code></th><td class="back"><pre>${back}</pre></td><td class="clicked"><pre>${clicked}</pre></td><td>${said}</td></tr>`;
}

/** JSON with a line for each of its parts; what was cut stays as it is. */
function pretty(text: string): string {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? JSON.stringify(value, null, 1) : text;
  } catch {
    return text;
  }
}
