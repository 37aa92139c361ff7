import { join } from 'node:path';
import Table from 'cli-table3';
import { openBench } from '../test/matrix/matrix.ts';
import { applyAll } from './loop/apply-all.ts';
import { byHand, byUnclick, least, median, type Round, type Steps, totalOf } from './loop/rounds.ts';
import { fillUp } from './loop/stack.ts';

const rounds = Number(process.env.UNCLICK_ROUNDS ?? 5);
const goal = { times: 1.15, seconds: 1, growth: 1.5 };

interface Side {
  /** The least of each step. */
  readonly steps: Steps;
  readonly total: number;
  readonly medianTotal: number;
  /** The median of the rounds' processor time, where the machine tells it. */
  readonly processor?: number;
}

interface Measured {
  readonly resources: number;
  readonly byHand: Side;
  readonly unclick: Side;
  readonly ratio: number;
  readonly isWithinGoal: boolean;
}

/**
 * Seconds from a click to its proof, settle time aside: the run with the real Terraform against moto, beside the same four
 * commands typed by hand, in turns. And how both grow with the stack.
 */
export async function run(isJson: boolean, asked: readonly number[] = []): Promise<void> {
  const sizes = asked.length > 0 ? asked : [30, 1000];
  const stacks: Measured[] = [];
  for (const size of sizes) stacks.push(await measure(size));
  const growth = { unclick: growthOf(stacks, 'unclick'), byHand: growthOf(stacks, 'byHand') };
  const result = { bench: 'loop', rounds, goal, stacks, ...(stacks.length > 1 && { growth }) };
  process.stdout.write(isJson ? `${JSON.stringify(result)}\n` : textOf(stacks, growth));
}

async function measure(resources: number): Promise<Measured> {
  const module = join(import.meta.dirname, '../test/matrix/small');
  const bench = await openBench(module, 'matrix-small-state', (directory) => fillUp(directory, resources));
  const leave = () => void bench.end().then(() => process.exit(130));
  process.once('SIGINT', leave);
  process.once('SIGTERM', leave);
  try {
    await applyAll(bench, resources);
    const hand: Round[] = [];
    const own: Round[] = [];
    for (let round = 0; round < rounds; round += 1) {
      hand.push(await byHand(bench));
      own.push(await byUnclick(bench));
      const [typed, ran] = [hand, own].map((all) => totalOf(all.at(-1)?.steps ?? {}).toFixed(1));
      process.stderr.write(
        `${resources} resources, round ${round + 1} of ${rounds}: by hand ${typed} s, unclick ${ran} s\n`,
      );
    }
    return compared(resources, sideOf(hand), sideOf(own));
  } finally {
    process.off('SIGINT', leave);
    process.off('SIGTERM', leave);
    await bench.end();
  }
}

function sideOf(all: readonly Round[]): Side {
  const steps = least(all);
  const processor = all.flatMap((round) => round.processor ?? []);
  return {
    steps,
    total: rounded(totalOf(steps)),
    medianTotal: rounded(median(all.map((round) => totalOf(round.steps)))),
    ...(processor.length > 0 && { processor: rounded(median(processor)) }),
  };
}

function rounded(seconds: number): number {
  return Number(seconds.toFixed(2));
}

function compared(resources: number, hand: Side, own: Side): Measured {
  const isWithinGoal = own.total <= hand.total * goal.times + goal.seconds;
  return { resources, byHand: hand, unclick: own, ratio: rounded(own.total / hand.total), isWithinGoal };
}

type Growth = Readonly<Record<'seconds' | 'processor', number>>;

/** How many times longer the largest stack takes than the smallest, and how many times more processor time. */
function growthOf(stacks: readonly Measured[], who: 'unclick' | 'byHand'): Growth {
  const [first, last] = [stacks[0]?.[who], stacks.at(-1)?.[who]];
  const times = (of: 'total' | 'processor') => rounded((last?.[of] ?? Number.NaN) / (first?.[of] ?? Number.NaN));
  return { seconds: times('total'), processor: times('processor') };
}

function textOf(stacks: readonly Measured[], growth: Readonly<Record<'unclick' | 'byHand', Growth>>): string {
  const names = ['init', 'plan', 'show', 'apply', 'proof', 'other'];
  const head = ['resources', 'who', ...names, 'total', 'median', 'processor', 'ratio', 'goal'];
  const table = new Table({ head, style: { head: [], border: [] } });
  const cells = ({ steps, total, medianTotal, processor }: Side) => [
    ...names.map((name) => steps[name]?.toFixed(2) ?? ''),
    total,
    medianTotal,
    processor ?? '',
  ];
  for (const { resources, byHand: hand, unclick, ratio, isWithinGoal } of stacks) {
    table.push([resources, 'by hand', ...cells(hand), '', '']);
    const within = `≤ ${goal.times}× + ${goal.seconds} s: ${isWithinGoal ? 'met' : 'MISSED'}`;
    table.push([resources, 'unclick', ...cells(unclick), `${ratio}×`, within]);
  }
  const note = `seconds; the least of each step in ${rounds} rounds in turns, and the medians of the rounds' totals and of their processor time\n`;
  if (stacks.length < 2) return `${table.toString()}\n${note}`;
  const within = growth.unclick.seconds <= goal.growth ? 'met' : 'MISSED';
  const own = `unclick ${growth.unclick.seconds}× (goal ≤ ${goal.growth}×: ${within}), by hand ${growth.byHand.seconds}×`;
  const processor = `in processor time ${growth.unclick.processor}× and ${growth.byHand.processor}×`;
  return `${table.toString()}\n${note}growth: ${own}; ${processor}\n`;
}
