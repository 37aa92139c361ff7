import { performance } from 'node:perf_hooks';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/** The least of `rounds` timings of each task, in seconds: what it takes when nothing else is going on. The tasks take turns. */
export function takeTurns<Name extends string>(
  tasks: Readonly<Record<Name, () => unknown>>,
  rounds: number,
): Record<Name, number> {
  const names = Object.keys(tasks) as Name[];
  const times = Object.fromEntries(names.map((name): [Name, number[]] => [name, []])) as Record<Name, number[]>;
  for (let round = 0; round < rounds; round++) {
    for (const name of names) {
      collectGarbage();
      const start = performance.now();
      tasks[name]();
      times[name].push((performance.now() - start) / 1000);
    }
  }
  return Object.fromEntries(names.map((name) => [name, Math.min(...times[name])])) as Record<Name, number>;
}

let collect: (() => void) | undefined;

/** Collects garbage now; works without `node --expose-gc`. */
export function collectGarbage(): void {
  if (!collect) {
    setFlagsFromString('--expose-gc');
    const exposed: unknown = runInNewContext('gc');
    collect = () => {
      if (typeof exposed === 'function') exposed();
    };
  }
  collect();
}
