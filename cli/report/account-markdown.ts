import { whatWasCalled, whoClicked } from '../console/page/incident-words.ts';
import { secondsToRevert } from '../ledger/times.ts';
import { statusWords } from '../markup/status-words.ts';
import { spokenSeconds, spokenTime } from '../markup/times.ts';
import type { Account } from './account.ts';
import { headline } from './headline.ts';
import { markdownTable } from './markdown.ts';

export function accountMarkdown(account: Account): string {
  const { from, to, statistics, overrides, incidents } = account;
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

## Overrides

${markdownTable(
  ['asked', 'by', 'why', 'consent', 'until'],
  overrides.map((one) => [
    spokenTime(one.requestedAt),
    one.requestedBy,
    one.reason,
    one.consentBy ?? 'none',
    one.endedAt ?? one.until ?? 'never began',
  ]),
)}

## Incidents

${markdownTable(
  ['clicked', 'outcome', 'who', 'what', 'where', 'took', 'planned from'],
  incidents.map((one) => [
    spokenTime(one.clicks[0]?.eventTime ?? one.openedAt),
    statusWords[one.status],
    whoClicked(one),
    whatWasCalled(one),
    one.addresses.join(' '),
    spoken(secondsToRevert(one)),
    one.run?.source ?? '',
  ]),
)}
`;
}

const spoken = (seconds: number | undefined) => (seconds === undefined ? '' : spokenSeconds(seconds));
