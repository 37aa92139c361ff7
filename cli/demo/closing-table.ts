import Table from 'cli-table3';
import colors from 'picocolors';
import type { Result } from './result.ts';

/** What happened, act by act. */
export function closingTable(results: readonly Result[]): string {
  const table = new Table({
    head: ['click', 'actor', 'verdict', 'addresses', 'outcome', 'seconds', 'AWS says'],
    style: { head: [], border: [] },
    colWidths: [30, 20, 17, 40, 12, 9, 10],
    wordWrap: true,
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
    result.addresses.map(folded).join('\n') || '-',
    result.asExpected ? colors.green(outcome) : colors.red(outcome),
    result.seconds?.toFixed(1) ?? '-',
    result.isBack === undefined ? '-' : result.isBack ? 'back' : 'not back',
  ];
}

/** A long address on two lines, parted where a reader would. */
function folded(address: string): string {
  return address.length < 38 ? address : address.replace(/\.(?=[^.]*$)/, '\n  .');
}
