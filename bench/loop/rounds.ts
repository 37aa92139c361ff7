import { setTimeout as pause } from 'node:timers/promises';
import { clickOf } from '../../test/matrix/click-of-call.ts';
import type { Bench } from '../../test/matrix/matrix.ts';
import { answer } from '../../test/matrix/one-run.ts';
import { processorSeconds } from './processor-seconds.ts';

const address = 'aws_cloudwatch_log_group.app';
const call = ['logs', 'put_retention_policy', { logGroupName: '/matrix/app', retentionInDays: 1 }] as const;

/** Seconds of each step, in the order in which they came. */
export type Steps = Readonly<Record<string, number>>;

export interface Round {
  readonly steps: Steps;
  /** Seconds of processor time. */
  readonly processor: number | undefined;
}

/** What a person types: the plan is read by eye. */
const commands: readonly (readonly [step: string, ...args: string[]])[] = [
  ['init', 'init', '-no-color'],
  ['plan', 'plan', '-no-color', '-out=hand.tfplan', `-target=${address}`],
  ['apply', 'apply', '-no-color', 'hand.tfplan'],
  ['proof', 'plan', '-no-color', `-target=${address}`],
];

/** The four commands typed by hand, one straight after the other. */
export async function byHand(bench: Bench): Promise<Round> {
  await bench.boto.call(call);
  return await weighed(async () => {
    const steps: Record<string, number> = {};
    for (const [step, ...args] of commands) {
      const from = Date.now();
      bench.terraform(...args);
      steps[step] = (Date.now() - from) / 1000;
    }
    return steps;
  });
}

/** The run of one incident, its settle time zero; `other` is what is not Terraform's. @throws where it does not end reverted and proved */
export async function byUnclick(bench: Bench): Promise<Round> {
  const click = clickOf('matrix', call, await bench.boto.call(call), [address], 'id');
  return await weighed(async () => {
    const from = Date.now();
    const { report } = await answer(bench, [click]);
    const seconds = (Date.now() - from) / 1000;
    if (report.outcome !== 'reverted') throw new Error(`not reverted: ${report.summary}`);
    const steps: Record<string, number> = {};
    for (const { name, seconds: took } of report.phases) if (name !== 'settle') steps[name] = (steps[name] ?? 0) + took;
    return { ...steps, other: Math.max(0, seconds - totalOf(steps)) };
  });
}

/** The work, and its processor time; processes that were stopped at its end count once they have ended. */
async function weighed(work: () => Promise<Steps>): Promise<Round> {
  const before = processorSeconds();
  const steps = await work();
  await pause(1000);
  const after = processorSeconds();
  return { steps, processor: before === undefined || after === undefined ? undefined : after - before };
}

export function totalOf(steps: Steps): number {
  return Object.values(steps).reduce((sum, seconds) => sum + seconds, 0);
}

/** The least of each step's seconds: what it takes when nothing else is going on. */
export function least(rounds: readonly Round[]): Steps {
  const names = Object.keys(rounds[0]?.steps ?? {});
  const of = (name: string) => Math.min(...rounds.map(({ steps }) => steps[name] ?? Number.POSITIVE_INFINITY));
  return Object.fromEntries(names.map((name) => [name, of(name)]));
}

/** The middle one of the rounds' numbers. */
export function median(numbers: readonly number[]): number {
  return [...numbers].sort((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN;
}
