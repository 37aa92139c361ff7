import { readQuery } from '../ledger/incident-query.ts';
import type { Ledger } from '../ledger/ledger.ts';
import { html, type Markup } from '../markup/html.ts';
import { type Answer, page } from './answer.ts';
import { clicksView } from './page/clicks.ts';
import { coverageView } from './page/coverage.ts';
import { decisionForms } from './page/decision-forms.ts';
import { historyView } from './page/history.ts';
import { incidentView } from './page/incident.ts';
import { needsEyes, nowView } from './page/now.ts';
import { overridesView } from './page/overrides.ts';
import { shell, type View } from './page/shell.ts';
import { slackView } from './page/slack.ts';
import type { Sources } from './sources.ts';

interface Shown {
  readonly title: string;
  readonly body: Markup;
  readonly status?: number;
}

/** A view as it is now. The ledger is read first when nobody has looked for a while. */
export async function showView(
  sources: Sources,
  ledger: Ledger,
  path: string,
  search: URLSearchParams,
): Promise<Answer> {
  await ledger.look();
  const { title, body, status = 200 } = await viewOf(sources, ledger, path, search);
  const waiting = ledger.all.filter(needsEyes).length;
  const notice = search.get('said')?.slice(0, 500);
  return page(shell({ title, place: sources.place, views: viewsOf(sources, waiting), path, notice, body }), status);
}

function viewsOf({ clicks, messages }: Sources, waiting: number): readonly View[] {
  return [
    { path: '/', name: 'Now', waiting },
    { path: '/history', name: 'History' },
    { path: '/overrides', name: 'Overrides' },
    { path: '/coverage', name: 'Coverage' },
    ...(clicks ? [{ path: '/clicks', name: 'Click' }] : []),
    ...(messages ? [{ path: '/slack', name: 'Slack' }] : []),
  ];
}

async function viewOf(sources: Sources, ledger: Ledger, path: string, search: URLSearchParams): Promise<Shown> {
  const now = sources.now?.() ?? new Date();
  const [, room = '', id] = path.split('/').map(decodeURIComponent);
  if (path === '/') return { title: 'Now', body: nowView(ledger.all, now) };
  if (room === 'incidents' && id) return await incidentPage(sources, ledger, id);
  if (path === '/history')
    return { title: 'History', body: historyView(ledger.all, readQuery(search), Number(search.get('page')) || 1, now) };
  if (path === '/overrides') return await overridesPage(sources, now);
  if (path === '/coverage') return { title: 'Coverage', body: coverageView(await sources.coverage(), ledger.all, now) };
  if (path === '/clicks' && sources.clicks) return { title: 'Click', body: clicksView(sources.clicks) };
  if (path === '/slack' && sources.messages) return { title: 'Slack', body: slackView(sources.messages()) };
  return { title: 'Not here', body: html`<h1>Not here</h1><p>There is no such page.</p>`, status: 404 };
}

async function incidentPage(sources: Sources, ledger: Ledger, id: string): Promise<Shown> {
  const incident = ledger.find(id);
  if (!incident) return { title: id, body: html`<h1>Not here</h1><p>There is no incident ${id}.</p>`, status: 404 };
  const stack = sources.stack(incident.stack);
  const forms = sources.decide ? decisionForms(incident, stack?.approval.longestOverrideSeconds ?? 86_400) : html``;
  // Without the right to read the log, the rest of the page is still worth seeing.
  const log = await sources.log?.(incident).catch((error: unknown) => `The log cannot be read: ${error}`);
  return { title: id, body: incidentView(incident, { forms, log, hasChannel: sources.messages !== undefined }) };
}

async function overridesPage(sources: Sources, now: Date): Promise<Shown> {
  const overrides = (await sources.overrides?.()) ?? [];
  const names = sources.overriding && (await sources.coverage()).map(({ stack }) => stack.name);
  return { title: 'Overrides', body: overridesView(overrides, now, names) };
}
