import type { Incident } from '../../../functions/core/incident.ts';
import { html, type Markup } from '../../markup/html.ts';
import { timeTag } from '../../markup/times.ts';

/** What may be decided about an incident now. Each form carries the card and the plan that the person looks at. */
export function decisionForms(incident: Incident, longestSeconds: number): Markup {
  if (incident.status === 'waiting') return waiting(incident, longestSeconds);
  if (incident.status === 'overridden' && incident.closedAt === undefined) return standing(incident, longestSeconds);
  return html``;
}

function waiting(incident: Incident, longest: number): Markup {
  const { request } = incident;
  const wish = request
    ? html`<p><b>${request.by}</b> asks to keep it: ${request.reason}</p>${form(incident, 'consent', html`<button>Consent to keep it</button>`)}`
    : '';
  return html`<section class="panel" aria-labelledby="decide"><h2 id="decide">Decide</h2><p>When nobody does in time, the stack's default does.</p>
${wish}${form(incident, 'revert', html`<button class="main">Take it back now</button>`)}${keepForm(incident, longest, 'Let it stand')}</section>`;
}

function standing(incident: Incident, longest: number): Markup {
  const until = incident.decision?.until;
  return html`<section class="panel" aria-labelledby="decide"><h2 id="decide">It may stand${until ? html` until ${timeTag(until)}` : ''}</h2>${form(incident, 'end', html`<button class="main">End it now</button>`)}${keepForm(incident, longest, 'Let it stand longer')}</section>`;
}

const spans: readonly (readonly [number, string])[] = [
  [120, '2 minutes'],
  [3600, '1 hour'],
  [4 * 3600, '4 hours'],
  [24 * 3600, '24 hours'],
];

function keepForm(incident: Incident, longest: number, word: string): Markup {
  return form(incident, 'keep', html`${keepFields(longest)}<button>${word}</button>`);
}

/** How long something may stand, and why. */
export function keepFields(longest: number): Markup {
  const options = spans
    .filter(([seconds]) => seconds <= longest)
    .map(([seconds, name]) => html`<option value="${seconds}">${name}</option>`);
  return html`<label>for <select name="seconds">${options}</select></label><label class="wide">because <input name="reason" required maxlength="500" autocomplete="off"></label><label>ticket <input name="ticket" maxlength="200" autocomplete="off" placeholder="optional"></label>`;
}

function form(incident: Incident, verb: string, fields: Markup): Markup {
  const digest = incident.run?.plan?.digest;
  return html`<form method="post" action="/incidents/${incident.id}/decision" id="form-${verb}"><input type="hidden" name="verb" value="${verb}"><input type="hidden" name="card" value="${incident.card ?? 0}">${digest ? html`<input type="hidden" name="digest" value="${digest}">` : ''}${fields}</form>`;
}
