import type { Incident } from '../../../functions/core/incident.ts';
import { clickedAt } from '../../ledger/times.ts';
import { html, type Markup } from '../../markup/html.ts';
import { spokenSeconds } from '../../markup/times.ts';
import { type Stage, wayOf } from './way.ts';

/** The way from the click to the outcome, lit as far as it has come, each stage with its seconds. */
export function wayRail(incident: Incident): Markup {
  const stages = wayOf(incident);
  const whole = incident.closedAt && (Date.parse(incident.closedAt) - clickedAt(incident)) / 1000;
  return html`<ol class="way" aria-label="The way of ${incident.id}">${stages.map(stageItem)}${
    whole === undefined || whole === ''
      ? ''
      : html`<li class="whole"><b>in all</b><span>${spokenSeconds(whole)}</span></li>`
  }</ol>`;
}

const said = { done: 'done', now: 'at work', ahead: 'still ahead', failed: 'failed here' };

function stageItem({ name, state, seconds, since }: Stage): Markup {
  const time = since
    ? html`<span data-since="${since}">…</span>`
    : html`<span>${seconds === undefined ? '' : spokenSeconds(seconds)}</span>`;
  return html`<li class="${state}"><b>${name}</b><em>${said[state]}</em>${time}</li>`;
}
