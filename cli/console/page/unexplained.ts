import type { Change } from '../../../functions/core/run.ts';
import type { Suspect, Unexplained } from '../../../functions/core/sweep/unexplained.ts';
import { html, type Markup } from '../../markup/html.ts';
import { timeTag } from '../../markup/times.ts';
import { cloudTrailEvent } from './console-links.ts';
import { callOf } from './incident-words.ts';

/** Drift that a sweep found, and the records that may tell of its cause. */
export function unexplainedFacts({ sweep, changes, evidence }: Unexplained): Markup {
  const suspects = evidence.suspects.map(suspect);
  return html`<dl class="facts">
<dt>Who</dt><dd>nobody known: no click explains it</dd>
<dt>Found by</dt><dd><code>${sweep}</code></dd>
<dt>Drifted</dt><dd>${changes.map(change)}</dd>
<dt>Most likely</dt><dd>${suspects.length > 0 ? html`<ul>${suspects}</ul><span class="quiet">CloudTrail's newest records of these resources. None of them is proven to be the cause.</span>` : html`<span class="quiet">no record</span>`}${evidence.note ? html`<p class="quiet">${evidence.note}</p>` : ''}</dd>
</dl>`;
}

function change({ address, attribute, action }: Change, index: number): Markup {
  const what = attribute === '*' ? `${address} (${action})` : `${address}.${attribute}`;
  return html`${index > 0 ? html`<br>` : ''}<code>${what}</code>`;
}

function suspect(one: Suspect): Markup {
  const lost = one.lost ? html` <span class="chip critical">lost by the bus</span>` : '';
  return html`<li><b>${one.actor.name}</b> <span class="quiet">${one.origin.kind}</span> <code>${callOf(one)}</code> on <code>${one.address}</code> ${timeTag(one.eventTime)}${lost} <a href="${cloudTrailEvent(one)}" rel="noreferrer" target="_blank">${one.eventID}</a></li>`;
}
