import type { Incident } from '../../../functions/core/incident.ts';
import { html, type Markup } from '../../markup/html.ts';
import { chip } from '../../markup/status-words.ts';
import { timeTag, withTimes } from '../../markup/times.ts';
import { changesTable } from './changes.ts';
import { buildOf, codeBuildPage } from './console-links.ts';
import { evidence } from './evidence.ts';
import { isCritical, whatWasCalled, whoClicked } from './incident-words.ts';
import { slackMessage } from './slack-links.ts';
import { wayRail } from './way-rail.ts';

export interface IncidentDetails {
  readonly forms: Markup;
  /** Terraform's log as far as it has come; undefined where it cannot be read. */
  readonly log: string | undefined;
  /** The page shows Slack's channel itself. */
  readonly hasChannel: boolean;
}

/** One incident, all of it: the outcome first, then what can be decided, then why. */
export function incidentView(incident: Incident, { forms, log, hasChannel }: IncidentDetails): Markup {
  return html`<div class="line">${chip(incident.status)}${isCritical(incident) ? html`<span class="chip critical">critical</span>` : ''}<span class="id">${incident.id}</span></div>
<h1><b>${whoClicked(incident)}</b> <code>${whatWasCalled(incident) || incident.id}</code></h1>
<p class="outcome">${withTimes(incident.outcome || 'At work.')}</p>
${wayRail(incident)}${forms}
<div class="columns"><div>${changes(incident)}${why(incident)}${failure(incident)}${terraformLog(log)}</div>
<div>${evidence(incident)}${trail(incident)}${links(incident, hasChannel)}</div></div>`;
}

function changes(incident: Incident): Markup {
  const { run, reasons, addresses } = incident;
  return changesTable(run?.changes ?? [], reasons, { released: releasedBy(incident), clicked: addresses });
}

/** A plan that a person released was no pure revert, or its stack asks first. */
function releasedBy({ decision, status }: Incident): string | undefined {
  return decision?.verb === 'revert' && status !== 'waiting' ? decision.by : undefined;
}

function why({ reasons, run }: Incident): Markup {
  const rows = reasons.map(
    ({ code, address, attribute, detail }) =>
      html`<li><span class="hold">${code}</span> ${address ? html`<code>${[address, attribute].filter(Boolean).join('.')}</code>` : ''} ${withTimes(detail ?? '')}</li>`,
  );
  const answers = (run?.answers ?? []).filter((answer) => answer !== 'none');
  if (rows.length === 0 && !run) return html``;
  const by =
    answers.length > 0
      ? html`Answered by ${answers.map((answer, index) => html`${index > 0 ? ' and ' : ''}<code>${answer}</code>`)}. `
      : '';
  return html`<section aria-labelledby="why"><h2 id="why">Why</h2>${run ? html`<p>${by}Planned from ${run.source}.</p>` : ''}<ul class="reasons">${rows}</ul></section>`;
}

function failure({ run }: Incident): Markup {
  if (!run?.error) return html``;
  return html`<section aria-labelledby="failure"><h2 id="failure">Terraform says</h2><pre class="log" tabindex="0">${run.error}</pre></section>`;
}

function terraformLog(log: string | undefined): Markup {
  if (log === undefined) return html``;
  return html`<section aria-labelledby="log"><h2 id="log">The run's log</h2><pre class="log" id="log-text" tabindex="0" data-follow>${log || 'nothing yet'}</pre></section>`;
}

function trail({ trail = [], decision }: Incident): Markup {
  if (trail.length === 0 && !decision) return html``;
  const entries =
    trail.length > 0
      ? trail.map(
          ({ at, by, what, detail }) => html`<li>${timeTag(at)} <b>${by}</b> ${what}: ${withTimes(detail ?? '')}</li>`,
        )
      : html`<li>${decision && timeTag(decision.at)} <b>${decision?.by}</b> ${decision?.verb} ${decision?.reason}</li>`;
  return html`<section aria-labelledby="trail"><h2 id="trail">Decisions</h2><ol class="trail">${entries}</ol></section>`;
}

/** Where the rest of it stands. The sandbox's channel is a page of its own. */
function links(incident: Incident, hasChannel: boolean): Markup {
  const { message, steps } = incident;
  const place = buildOf(steps);
  const log = incident.log?.startsWith('https://') ? incident.log : undefined;
  const list = [
    place && { name: 'The build', href: codeBuildPage(place) },
    log && { name: 'Its log in CloudWatch', href: log },
    message && { name: 'The message in Slack', href: slackMessage(message, hasChannel) },
  ];
  const items = list.map(
    (one) => one && html`<li><a href="${one.href}" rel="noreferrer" target="_blank">${one.name}</a></li>`,
  );
  return items.some(Boolean)
    ? html`<section aria-labelledby="links"><h2 id="links">Elsewhere</h2><ul>${items.map((item) => item || '')}</ul></section>`
    : html``;
}
