import type { ClickSummary } from '../../../functions/core/click.ts';
import type { Incident } from '../../../functions/core/incident.ts';
import { html, type Markup } from '../../markup/html.ts';
import { timeTag } from '../../markup/times.ts';
import { cloudTrailEvent } from './console-links.ts';
import { callOf } from './incident-words.ts';
import { unexplainedFacts } from './unexplained.ts';

const mostClicks = 50;
const matchWords = {
  arn: 'by its ARN',
  id: 'by its id',
  name: 'by its name',
  parent: 'as the parent of what was changed',
};

/** The clicks, and why each counts as one: where the call came from and how it met the state. */
export function evidence({ clicks }: Incident): Markup {
  const more = clicks.length > mostClicks ? html`<p class="quiet">and ${clicks.length - mostClicks} more</p>` : '';
  return html`<section aria-labelledby="clicks"><h2 id="clicks">The ${clicks.length === 1 ? 'click' : `${clicks.length} clicks`}, and the evidence</h2>${clicks.slice(0, mostClicks).map(click)}${more}</section>`;
}

function click(one: ClickSummary): Markup {
  if (one.unexplained) return unexplainedFacts(one.unexplained);
  const { actor, origin, hits } = one;
  return html`<dl class="facts">
<dt>Who</dt><dd><b>${actor.name}</b> <span class="quiet">${actor.kind}</span>${actor.arn ? html`<br><code>${actor.arn}</code>` : ''}</dd>
<dt>What</dt><dd><code>${callOf(one)}</code>${one.critical.map((word) => html` <span class="chip critical">${word}</span>`)}</dd>
<dt>Where</dt><dd>account <code>${one.account}</code>, <code>${one.region}</code></dd>
<dt>When</dt><dd>${timeTag(one.eventTime)}</dd>
<dt>Verdict</dt><dd>${origin ? html`from the ${origin.kind}, since ${origin.because.map((field, index) => html`${index > 0 ? ', ' : ''}<code>${field}</code>`)}` : 'a click'}${hits.map((hit) => html`<br><code>${hit.address}</code> <span class="quiet">recognised ${matchWords[hit.match]}</span>`)}</dd>
<dt>Record</dt><dd><a href="${cloudTrailEvent(one)}" rel="noreferrer" target="_blank">${one.eventID}</a></dd>
</dl>`;
}
