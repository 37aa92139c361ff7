import { html, type Markup } from '../markup/html.ts';
import { chip } from '../markup/status-words.ts';
import { plots } from '../plots/plots.ts';
import type { Account } from './account.ts';
import { accountSections, type Cell } from './account-sections.ts';
import { headline } from './headline.ts';
import { figures, reportPage, table } from './page.ts';

/** What was clicked, by whom, what became of it, how fast: for people, with plots. */
export function accountHtml(account: Account): string {
  const { from, to, statistics } = account;
  const sections = accountSections(account).map(({ title, head, rows }) =>
    table(
      title,
      head,
      rows.map((row) => row.map(written)),
    ),
  );
  const body = html`${figures(headline(account))}${statistics.incidents > 0 ? plots(statistics) : ''}
${sections}`;
  return reportPage('Console clicks, and what became of them', `${from} to ${to}, UTC`, body);
}

function written(cell: Cell): string | Markup {
  if (typeof cell === 'string') return cell;
  return 'status' in cell ? chip(cell.status) : html`<code>${cell.code}</code>`;
}
