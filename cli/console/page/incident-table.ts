import type { Incident } from '../../../functions/core/incident.ts';
import { clickedAt } from '../../ledger/times.ts';
import { html, type Markup } from '../../markup/html.ts';
import { chip } from '../../markup/status-words.ts';
import { agoTag, spokenSeconds } from '../../markup/times.ts';
import { isCritical, whatWasCalled, whoClicked } from './incident-words.ts';

/** Incidents, a row each; on a narrow screen each row folds into lines. */
export function incidentTable(incidents: readonly Incident[], now: Date): Markup {
  return html`<table class="incidents"><thead><tr><th scope="col">Outcome</th><th scope="col">Who</th><th scope="col">What</th><th scope="col">Where</th><th scope="col">When</th><th scope="col" class="number">Took</th></tr></thead><tbody>${incidents.map((incident) => row(incident, now))}</tbody></table>`;
}

function row(incident: Incident, now: Date): Markup {
  const at = clickedAt(incident);
  const took =
    incident.closedAt === undefined ? '' : spokenSeconds(Math.max(0, (Date.parse(incident.closedAt) - at) / 1000));
  const [first, ...more] = incident.addresses;
  return html`<tr id="row-${incident.id}" data-row><td>${chip(incident.status)}${isCritical(incident) ? html` <span class="chip critical">critical</span>` : ''}</td><td>${whoClicked(incident)}</td><td><a href="/incidents/${incident.id}"><code>${whatWasCalled(incident) || incident.id}</code></a></td><td>${first ? html`<code>${first}</code>` : html`<span class="quiet">${incident.stack}</span>`}${more.length > 0 ? html` <span class="quiet">+${more.length}</span>` : ''}</td><td>${agoTag(new Date(at).toISOString(), now)}</td><td class="number">${took}</td></tr>`;
}
