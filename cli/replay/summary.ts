import Table from 'cli-table3';
import type { ReplayedRecord } from './replay.ts';

const TOP = 5;
const longestFault = 60;

/** What a table run prints: a row for each record that is no plain `ignored`, and the counts at the end. */
export class Summary {
  readonly #rows: string[][] = [];
  readonly #verdicts = new Map<string, number>();
  readonly #actors = new Map<string, number>();
  readonly #services = new Map<string, number>();
  readonly #addresses = new Map<string, number>();

  add({ input, record, verdict, actor, critical }: ReplayedRecord): void {
    count(this.#verdicts, `${verdict.verdict} (${verdict.reason})`);
    if (verdict.verdict === 'ignored') return;
    const addresses = verdict.hits.map(({ address, match }) => (match === 'parent' ? `${address} (parent)` : address));
    this.#rows.push([
      record?.eventTime ?? `${input.file}:${input.line}`,
      actor ?? '',
      record?.eventName ?? verdict.origin.because.join(', ').slice(0, longestFault),
      `${verdict.verdict}: ${verdict.reason}${critical.length > 0 ? ` [${critical.join(', ')}]` : ''}`,
      addresses.join('\n'),
    ]);
    if (actor) count(this.#actors, actor);
    if (record) count(this.#services, record.eventSource.replace('.amazonaws.com', ''));
    for (const address of new Set(verdict.hits.map((hit) => hit.address))) count(this.#addresses, address);
  }

  render(): string {
    const table = new Table({
      head: ['time', 'actor', 'event', 'verdict', 'addresses'],
      style: { head: [], border: [] },
    });
    table.push(...this.#rows);
    const total = [...this.#verdicts.values()].reduce((sum, one) => sum + one, 0);
    return [
      ...(this.#rows.length > 0 ? [table.toString()] : []),
      `${total} records`,
      ...top(this.#verdicts, Number.POSITIVE_INFINITY).map((line) => `  ${line}`),
      ...section('top actors', this.#actors),
      ...section('top services', this.#services),
      ...section('top addresses', this.#addresses),
    ].join('\n');
  }
}

function count(into: Map<string, number>, name: string): void {
  into.set(name, (into.get(name) ?? 0) + 1);
}

function top(counts: ReadonlyMap<string, number>, limit: number): string[] {
  const sorted = [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
  return sorted.slice(0, limit).map(([name, number]) => `${String(number).padStart(6)}  ${name}`);
}

function section(title: string, counts: ReadonlyMap<string, number>): string[] {
  return counts.size === 0 ? [] : [`${title}:`, ...top(counts, TOP).map((line) => `  ${line}`)];
}
