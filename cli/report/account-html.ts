import type { Incident } from '../../functions/core/incident.ts';
import type { Override } from '../../functions/core/override.ts';
import { whatWasCalled, whoClicked } from '../console/page/incident-words.ts';
import { secondsToRevert } from '../ledger/times.ts';
import { html } from '../markup/html.ts';
import { chip } from '../markup/status-words.ts';
import { spokenSeconds, spokenTime } from '../markup/times.ts';
import { plots } from '../plots/plots.ts';
import type { Account } from './account.ts';
import { headline } from './headline.ts';
import { figures, reportPage, table } from './page.ts';

/** What was clicked, by whom, what became of it, how fast: for people, with plots. */
export function accountHtml(account: Account): string {
  const { from, to, statistics, incidents, overrides } = account;
  const body = html`${figures(headline(account))}${statistics.incidents > 0 ? plots(statistics) : ''}
${table('Overrides', ['Asked', 'By', 'Why', 'Scope', 'Consent', 'End'], overrides.map(overrideRow))}
${table('Incidents', ['Clicked', 'Outcome', 'Who', 'What', 'Where', 'Seconds', 'Planned from', 'Decided'], incidents.map(incidentRow))}`;
  return reportPage('Console clicks, and what became of them', `${from} to ${to}, UTC`, body);
}

function overrideRow({ requestedAt, requestedBy, reason, ticket, scope, stack, consentBy, until, endedAt }: Override) {
  const what = scope === 'stack' ? stack : scope.join(', ');
  const end = endedAt ?? until;
  return [
    spokenTime(requestedAt),
    requestedBy,
    ticket ? `${reason} (${ticket})` : reason,
    what,
    consentBy ?? 'none',
    end ? spokenTime(end) : 'never began',
  ];
}

function incidentRow(incident: Incident) {
  const seconds = secondsToRevert(incident);
  const { decision } = incident;
  return [
    spokenTime(incident.clicks[0]?.eventTime ?? incident.openedAt),
    chip(incident.status),
    whoClicked(incident),
    html`<code>${whatWasCalled(incident)}</code>`,
    html`<code>${incident.addresses.join(' ')}</code>`,
    seconds === undefined ? '' : spokenSeconds(seconds),
    incident.run?.source ?? '',
    decision ? `${decision.verb} by ${decision.by}${decision.reason ? `: ${decision.reason}` : ''}` : '',
  ];
}
