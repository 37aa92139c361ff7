import { type Override, type OverrideState, stateOf } from '../../../functions/core/deciding/override.ts';
import { html, type Markup } from '../../markup/html.ts';
import { spokenSeconds, timeTag } from '../../markup/times.ts';
import { keepFields } from './decision-forms.ts';

const order: readonly OverrideState[] = ['standing', 'requested', 'ended', 'lapsed'];
const mostEnded = 100;

/**
 * Who may keep what, why, until when. What stands has a bar that shrinks.
 * @param stacks for which an override may be asked; missing where nobody can decide
 */
export function overridesView(overrides: readonly Override[], now: Date, stacks?: readonly string[]): Markup {
  const ranked = overrides
    .map((override) => ({ override, state: stateOf(override, now) }))
    .sort(
      (a, b) =>
        order.indexOf(a.state) - order.indexOf(b.state) || b.override.requestedAt.localeCompare(a.override.requestedAt),
    );
  const rows = ranked.slice(0, mostEnded).map(({ override, state }) => row(override, state, now, stacks !== undefined));
  const none = html`<p class="calm">No override was ever asked for.</p>`;
  return html`<h1>Overrides</h1>${stacks ? requestForm(stacks) : ''}${rows.length === 0 ? none : html`<table class="overrides"><thead><tr><th scope="col">State</th><th scope="col">Who asked</th><th scope="col">Why</th><th scope="col">What may stand</th><th scope="col">Consent</th><th scope="col">Until</th></tr></thead><tbody>${rows}</tbody></table>`}`;
}

/** Asks that clicks on a stack may stand before they are made. */
function requestForm(stacks: readonly string[]): Markup {
  return html`<details><summary>Ask for one before you click</summary><form method="post" action="/overrides" id="form-request"><label>stack <select name="stack">${stacks.map((name) => html`<option>${name}</option>`)}</select></label>${keepFields(Number.POSITIVE_INFINITY)}<button>Ask</button></form></details>`;
}

function row(override: Override, state: OverrideState, now: Date, isDeciding: boolean): Markup {
  const { id, stack, scope, actor, requestedBy, reason, ticket, consentBy, incident } = override;
  const what =
    scope === 'stack'
      ? html`all of <code>${stack}</code>`
      : scope.slice(0, 3).map((address) => html`<code>${address}</code> `);
  const place = incident ? html`<br><a href="/incidents/${incident}">${incident}</a>` : '';
  return html`<tr id="override-${id}" data-row><td><span class="chip ${state}">${state}</span></td><td><b>${requestedBy}</b></td><td>${reason}${ticket ? html` <span class="quiet">${ticket}</span>` : ''}</td><td>${what}${actor ? html` by ${actor}` : ''}${place}</td><td data-label="Consent">${consentBy ?? (isDeciding && state === 'requested' ? html`<form method="post" action="/overrides/${id}/consent" id="consent-${id}"><button>Consent</button></form>` : html`<span class="quiet">none</span>`)}</td><td data-label="Until">${end(override, state, now)}</td></tr>`;
}

function end({ from, until, endedAt, endedBy, lapsesAt }: Override, state: OverrideState, now: Date): Markup {
  if (state === 'requested') return html`consent until ${timeTag(lapsesAt)}`;
  if (endedAt) return html`ended ${timeTag(endedAt)} by ${endedBy}`;
  if (until === undefined) return html`never began`;
  if (state !== 'standing') return html`ended ${timeTag(until)}`;
  const left = Math.max(0, (Date.parse(until) - now.getTime()) / 1000);
  const whole = Math.max(1, (Date.parse(until) - Date.parse(from ?? now.toISOString())) / 1000);
  return html`${timeTag(until)}<progress max="${whole.toFixed(0)}" value="${left.toFixed(0)}" data-until="${until}" aria-label="time left"></progress><span class="quiet" data-left="${until}">${spokenSeconds(left)} left</span>`;
}
