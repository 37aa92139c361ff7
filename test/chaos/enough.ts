import type { Tally } from './tally.ts';

/** Kills of each kind, and batches that go wrong, for so many clicks: at least one. */
export const quotaOf = (clicks: number) => Math.max(1, Math.round(clicks / 20));

/** A run in which nothing went wrong proves nothing. @returns which faults happened too seldom */
export function tooFew(faults: Tally, quota: number): readonly string[] {
  const half = Math.ceil(quota / 2);
  const least: Readonly<Record<string, number>> = {
    'build killed while it applied': half,
    'build killed outside of an apply': half,
    'functions killed in mid-batch': half,
    'poller died before it deleted': half,
    error: quota,
    throttled: quota,
    'lost as a 500': 1,
    'lost with the connection': 1,
    'record lost by the bus': 1,
  };
  return Object.entries(least)
    .filter(([name, times]) => faults.of(name) < times)
    .map(([name, times]) => `${name}: ${faults.of(name)}, at least ${times} are wanted`);
}
