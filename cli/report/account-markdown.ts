import { statusWords } from '../markup/status-words.ts';
import type { Account } from './account.ts';
import { accountSections, type Cell } from './account-sections.ts';
import { headline } from './headline.ts';
import { markdownTable } from './markdown.ts';

export function accountMarkdown(account: Account): string {
  const { from, to, statistics } = account;
  const ranks = (name: string, all: readonly { readonly name: string; readonly clicks: number }[]) =>
    markdownTable(
      [name, 'clicks'],
      all.map((one) => [one.name, one.clicks]),
    );
  return `# Console clicks, and what became of them

${from} to ${to}, UTC

${headline(account)
  .map(([value, word]) => `- **${value}** ${word}`)
  .join('\n')}

${ranks('who', statistics.actors)}

${ranks('service', statistics.services)}

${ranks('address', statistics.addresses)}

${accountSections(account)
  .map(
    ({ title, head, rows }) => `## ${title}\n\n${rows.length === 0 ? 'None.' : markdownTable(head, rows.map(written))}`,
  )
  .join('\n\n')}
`;
}

const written = (row: readonly Cell[]) =>
  row.map((cell) => (typeof cell === 'string' ? cell : 'status' in cell ? statusWords[cell.status] : cell.code));
