import { dayOf } from './times.ts';

export interface Rank {
  readonly name: string;
  readonly clicks: number;
}

/** Sums by name. */
export function tally<Name extends string>(counts: Iterable<readonly [Name, number]>): Partial<Record<Name, number>> {
  const sums: Partial<Record<Name, number>> = {};
  for (const [name, count] of counts) sums[name] = (sums[name] ?? 0) + count;
  return sums;
}

/** The most frequent names, and how frequent they are. */
export function rank(names: readonly string[], length: number): Rank[] {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  const ranks = [...counts].map(([name, clicks]) => ({ name, clicks }));
  return ranks.sort((a, b) => b.clicks - a.clicks || a.name.localeCompare(b.name)).slice(0, length);
}

const longestSpan = 731;

/** Every day from the first to the last, and the last two years of them at most. */
export function daySpan(days: readonly string[]): string[] {
  const sorted = [...days].sort();
  const [first, last] = [sorted[0], sorted.at(-1)];
  if (first === undefined || last === undefined) return [];
  const length = Math.round((Date.parse(last) - Date.parse(first)) / 86_400_000) + 1;
  const shown = Math.min(length, longestSpan);
  return Array.from({ length: shown }, (_, index) => dayOf(Date.parse(last) - (shown - 1 - index) * 86_400_000));
}
