import { readFileSync } from 'node:fs';
import type { Stryker } from '@stryker-mutator/core';

export type MutantResult = Awaited<ReturnType<Stryker['runMutationTest']>>[number];

/** What became of the mutants of one file, or of several. */
export interface Score {
  readonly name: string;
  readonly killed: number;
  /** Noticed by never ending: a machine that is busy with other things makes some of these up. */
  readonly timedOut: number;
  readonly survived: number;
  /** Survived because no test comes by. */
  readonly uncovered: number;
  /** Not tried: in what is computed once, when the file is loaded. */
  readonly still: number;
}

/** One score a file, without those that have nothing to mutate. */
export function scoresOf(mutants: readonly MutantResult[]): Score[] {
  const files = Map.groupBy(mutants, ({ fileName }) => fileName.replace(/^.*functions\/core\//, ''));
  return [...files].map(([name, all]) => scoreOf(name, all)).sort((one, other) => (one.name < other.name ? -1 : 1));
}

/** The score of all these mutants together. */
export function scoreOf(name: string, mutants: readonly MutantResult[]): Score {
  const count = (...wanted: string[]) => mutants.filter(({ status }) => wanted.includes(status)).length;
  return {
    name,
    killed: count('Killed'),
    timedOut: count('Timeout'),
    survived: count('Survived'),
    uncovered: count('NoCoverage'),
    still: count('Ignored'),
  };
}

/** In percent; 100 where there is nothing to kill. */
export function percent({ killed, timedOut, survived, uncovered }: Score): number {
  const noticed = killed + timedOut;
  const tried = noticed + survived + uncovered;
  return tried === 0 ? 100 : (100 * noticed) / tried;
}

/** The scores as lines of text; `!` marks those under their bound. */
export function table(rows: readonly (readonly [Score, bound: number])[]): string {
  const wide = Math.max(...rows.map(([{ name }]) => name.length));
  const head = `${' '.repeat(wide)}     score  killed  timed out  survived  uncovered  static`;
  return [head, ...rows.map(([score, bound]) => line(score, bound, wide))].join('\n');
}

function line(score: Score, bound: number, wide: number): string {
  const { name, killed, timedOut, survived, uncovered, still } = score;
  const mark = percent(score) < bound ? '!' : ' ';
  const numbers = [pad(killed, 6), pad(timedOut, 9), pad(survived, 8), pad(uncovered, 9), pad(still, 6)];
  return `${name.padEnd(wide)} ${mark}${[`${percent(score).toFixed(1)}%`.padStart(7), ...numbers].join('  ')}`;
}

function pad(count: number, wide: number): string {
  return String(count).padStart(wide);
}

/** Each mutant that no test noticed: where, what stood there, what stood there instead. */
export function survivors(mutants: readonly MutantResult[]): string {
  return mutants
    .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
    .sort((one, other) => placeOf(one) - placeOf(other))
    .sort((one, other) => (one.fileName < other.fileName ? -1 : one.fileName > other.fileName ? 1 : 0))
    .map((mutant) => {
      const { start, end } = mutant.location;
      const lines = readFileSync(mutant.fileName, 'utf8')
        .split('\n')
        .slice(start.line - 1, end.line);
      const ends = [...lines.slice(0, -1), (lines.at(-1) ?? '').slice(0, end.column - 1)];
      const before = ends.join('\n').slice(start.column - 1);
      const file = mutant.fileName.replace(/^.*functions\/core\//, '');
      return `${file}:${start.line}:${start.column}  ${short(before)}  →  ${short(mutant.replacement)}`;
    })
    .join('\n');
}

function placeOf({ location: { start } }: MutantResult): number {
  return start.line * 1000 + start.column;
}

function short(code: string): string {
  const line = code.replace(/\s+/g, ' ');
  return line.length > 100 ? `${line.slice(0, 60)} … ${line.slice(-36)}` : line;
}
