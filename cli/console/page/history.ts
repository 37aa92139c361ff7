import type { Incident } from '../../../functions/core/incident.ts';
import { statuses } from '../../../functions/core/incident.ts';
import { type IncidentQuery, matches, queryFields, serviceOf } from '../../ledger/incident-query.ts';
import { statisticsOf } from '../../ledger/statistics.ts';
import { html, type Markup } from '../../markup/html.ts';
import { statusWords } from '../../markup/status-words.ts';
import { plots } from '../../plots/plots.ts';
import { incidentTable } from './incident-table.ts';

const pageLength = 50;

/** All incidents that a query means: a filter, the plots over all of them, and one page of rows. */
export function historyView(incidents: readonly Incident[], query: IncidentQuery, wanted: number, now: Date): Markup {
  const found = incidents.filter((incident) => matches(incident, query));
  const pages = Math.max(1, Math.ceil(found.length / pageLength));
  const page = Math.min(Math.max(1, wanted), pages);
  const rows = found.slice((page - 1) * pageLength, page * pageLength);
  const link = (change: Record<string, string>) => `/history?${search(query, change)}`;
  return html`<h1>History</h1>${filterForm(incidents, query)}
<p role="status" class="found">${found.length} of ${incidents.length} incidents${pages > 1 ? `, page ${page} of ${pages}` : ''}</p>
${found.length > 0 ? plots(statisticsOf(found), (field) => (name) => link({ [field]: name })) : ''}
${rows.length > 0 ? incidentTable(rows, now) : html`<p class="calm">${incidents.length === 0 ? 'Nothing was clicked yet.' : 'No incident is like that.'}</p>`}
${pager(page, pages, (number) => link({ page: String(number) }))}`;
}

function search(query: IncidentQuery, change: Record<string, string>): string {
  const fields = Object.entries({ ...query, ...change }).filter(([, value]) => value !== '');
  return new URLSearchParams(fields).toString();
}

function filterForm(incidents: readonly Incident[], query: IncidentQuery): Markup {
  const clicks = incidents.flatMap((incident) => incident.clicks);
  const options = {
    stack: names(incidents.map(({ stack }) => stack)),
    actor: names(clicks.map(({ actor }) => actor.name)),
    service: names(clicks.map(({ eventSource }) => serviceOf(eventSource))),
    status: statuses.map((status) => [status, statusWords[status]] as const),
  };
  const active = queryFields.some((field) => query[field] !== '');
  return html`<form class="filter" method="get" action="/history" role="search"><label class="search">Search<input type="search" name="text" value="${query.text}" data-search></label>
${choice('Stack', 'stack', options.stack, query.stack)}${choice('Who', 'actor', options.actor, query.actor)}${choice('Service', 'service', options.service, query.service)}${choice('Outcome', 'status', options.status, query.status)}
<label>From<input type="date" name="from" value="${query.from}"></label><label>To<input type="date" name="to" value="${query.to}"></label><button class="main">Filter</button>${active ? html`<a href="/history">Clear</a>` : ''}</form>`;
}

const names = (all: readonly string[]) => [...new Set(all)].sort().map((name) => [name, name] as const);

function choice(label: string, name: string, options: readonly (readonly [string, string])[], chosen: string): Markup {
  return html`<label>${label}<select name="${name}"><option value="">any</option>${options.map(([value, word]) => html`<option value="${value}"${value === chosen ? html` selected` : ''}>${word}</option>`)}</select></label>`;
}

function pager(page: number, pages: number, link: (page: number) => string): Markup {
  if (pages === 1) return html``;
  const before =
    page > 1 ? html`<a rel="prev" href="${link(page - 1)}">Newer</a>` : html`<span class="quiet">Newer</span>`;
  const after =
    page < pages ? html`<a rel="next" href="${link(page + 1)}">Older</a>` : html`<span class="quiet">Older</span>`;
  return html`<nav class="pager" aria-label="Pages">${before}<span>${page} / ${pages}</span>${after}</nav>`;
}
