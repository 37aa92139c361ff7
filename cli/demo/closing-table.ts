import Table from 'cli-table3';
import colors from 'picocolors';
import type { Result } from './result.ts';

/** What happened, act by act. */
export function closingTable(results: readonly Result[]): string {
  const table = new Table({
    head: ['click', 'actor', 'verdict', 'addresses', 'outcome', 'seconds', 'AWS says'],
    style: { head: [], border: [] },
    colWidths: [28, 20, 11, 44, 16, 9, 10],
    wordWrap: true,
    wrapOnWordBoundary: false,
  });
  for (const result of results) table.push(row(result));
  return table.toString();
}

function row(result: Result): string[] {
  const outcome = result.statuses.join(', ') || (result.verdict === 'missed' ? 'no incident' : '-');
  return [
    result.title,
    result.actor,
    result.verdict,
    result.addresses.join('\n') || '-',
    result.asExpected ? colors.green(outcome) : colors.red(outcome),
    result.seconds?.toFixed(1) ?? '-',
    result.isBack === undefined ? '-' : result.isBack ? 'back' : 'not back',
  ];
}
