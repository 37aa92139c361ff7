import type { Phase } from '../../core/run.ts';
import type { Clock } from '../../ports/clock.ts';

/** Where a run's seconds go: each phase is a line in the log and a row in the report. */
export interface Stopwatch {
  readonly phases: readonly Phase[];
  measure<T>(name: string, work: () => Promise<T>): Promise<T>;
}

/** @param began hears of every phase as it begins. */
export function stopwatch(
  clock: Clock,
  log: (line: string) => void,
  began: (name: string) => void = () => undefined,
): Stopwatch {
  const phases: Phase[] = [];
  return {
    phases,
    async measure(name, work) {
      began(name);
      const from = clock.now().getTime();
      try {
        return await work();
      } finally {
        const seconds = Math.round(clock.now().getTime() - from) / 1000;
        phases.push({ name, seconds });
        log(`${name}: ${seconds.toFixed(1)} s`);
      }
    },
  };
}
