import type { Incident } from '../../../functions/core/incident.ts';
import { clickedAt } from '../../ledger/times.ts';
import { html, type Markup } from '../../markup/html.ts';
import { chip } from '../../markup/status-words.ts';
import { agoTag, withTimes } from '../../markup/times.ts';
import { isCritical, whatWasCalled, whoClicked } from './incident-words.ts';
import { wayRail } from './way-rail.ts';

/** An incident that somebody may want to follow: who did what, how far it is, what became of it. */
export function incidentCard(incident: Incident, now: Date): Markup {
  const at = new Date(clickedAt(incident)).toISOString();
  return html`<article class="card ${incident.status}" id="card-${incident.id}" data-row>
<div class="line">${chip(incident.status)}${isCritical(incident) ? html`<span class="chip critical">critical</span>` : ''}<span class="quiet">${agoTag(at, now)}</span><a class="id" href="/incidents/${incident.id}">${incident.id}</a></div>
<h3><b>${whoClicked(incident)}</b> <code>${whatWasCalled(incident)}</code></h3>
<p class="addresses">${incident.addresses.slice(0, 4).map((address) => html`<code>${address}</code> `)}${incident.addresses.length > 4 ? `and ${incident.addresses.length - 4} more` : ''}</p>
${wayRail(incident)}
${incident.outcome ? html`<p class="outcome">${withTimes(incident.outcome)}</p>` : ''}
</article>`;
}
