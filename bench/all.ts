import Table from 'cli-table3';
import { execa } from 'execa';

/** What one bench measured, by its own names. */
export type Figures = Readonly<Record<string, unknown>>;

/**
 * Runs benches one after the other, each in a process of its own, so that none inherits another's heap, and prints one table;
 * with `isJson` one object, by the benches' names. The first that fails ends it, with that one's words.
 */
export async function runAll(names: readonly string[], isJson: boolean): Promise<void> {
  const measured: Record<string, Figures> = {};
  for (const name of names) {
    process.stderr.write(`${name} …\n`);
    const { stdout } = await execa(process.execPath, [`${import.meta.dirname}/bench.ts`, name, '--json']);
    measured[name] = JSON.parse(stdout);
  }
  process.stdout.write(`${isJson ? JSON.stringify(measured) : tableOf(measured)}\n`);
}

/** A line for each figure; what has figures of its own is written as JSON. */
export function tableOf(measured: Readonly<Record<string, Figures>>): string {
  const plain = process.env.NO_COLOR !== undefined || !process.stdout.isTTY;
  const table = new Table({ head: ['bench', 'figure', 'measured'], ...(plain && { style: { head: [], border: [] } }) });
  for (const [bench, figures] of Object.entries(measured)) {
    for (const [name, value] of Object.entries(figures)) {
      if (name !== 'bench')
        table.push([bench, name, typeof value === 'object' ? JSON.stringify(value) : String(value)]);
    }
  }
  return table.toString();
}
