import type { Incident } from '../../../functions/core/incident.ts';
import { html, type Markup } from '../../markup/html.ts';
import { incidentCard } from './incident-card.ts';
import { incidentTable } from './incident-table.ts';

const mostCards = 30;
const lastClosed = 8;

export const needsEyes = ({ status }: Incident) => status === 'waiting';
export const isAtWork = ({ status }: Incident) => status === 'open';

/** What is at work and what waits for somebody, then what was last over. */
export function nowView(incidents: readonly Incident[], now: Date): Markup {
  const waiting = incidents.filter(needsEyes);
  const open = incidents.filter(isAtWork);
  const over = incidents.filter((incident) => !needsEyes(incident) && !isAtWork(incident)).slice(0, lastClosed);
  const quiet = html`<p class="calm">Nothing is at work, nobody waits. A console click on what Terraform manages shows up here within seconds of its record.</p>`;
  return html`<h1>Now</h1>
${section('Waiting for a decision', waiting, now)}
${section('At work', open, now)}
${waiting.length + open.length === 0 ? quiet : ''}
<section aria-labelledby="over"><h2 id="over">Last over</h2>${over.length > 0 ? incidentTable(over, now) : html`<p class="quiet">Nothing yet.</p>`}<p><a href="/history">All of the history</a></p></section>`;
}

function section(title: string, incidents: readonly Incident[], now: Date): Markup {
  if (incidents.length === 0) return html``;
  const id = title.toLowerCase().replaceAll(' ', '-');
  const cards = incidents.slice(0, mostCards).map((incident) => incidentCard(incident, now));
  const more = incidents.length > mostCards ? html`<p>and ${incidents.length - mostCards} more in the history</p>` : '';
  return html`<section aria-labelledby="${id}"><h2 id="${id}">${title} <span class="quiet">${incidents.length}</span></h2>${cards}${more}</section>`;
}
