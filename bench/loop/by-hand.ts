import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Bench, play, startBench } from '../../test/matrix/matrix.ts';

/**
 * Seconds from a click to the proof, beside the same four commands typed by hand on the same machine in the same minute:
 *   node bench/loop/by-hand.ts [resources, 6 or more] [rounds]
 * The stack is test/matrix/small, filled up with log groups. Settle time is zero.
 */
const [size = 30, rounds = 3] = process.argv.slice(2).map(Number);
const address = 'aws_cloudwatch_log_group.app';

const drift = {
  name: 'retention',
  calls: [['logs', 'put_retention_policy', { logGroupName: '/matrix/app', retentionInDays: 1 }]],
  hits: [address],
  answers: ['apply'],
  outcome: 'reverted',
} as const;

/** init, targeted plan into a file, apply of that file, targeted plan again. */
async function byHand(bench: Bench): Promise<number> {
  for (const call of drift.calls) await bench.boto.call(call);
  const from = Date.now();
  bench.terraform('init', '-no-color');
  bench.terraform('plan', '-no-color', '-out=hand.tfplan', `-target=${address}`);
  bench.terraform('apply', '-no-color', 'hand.tfplan');
  bench.terraform('plan', '-no-color', `-target=${address}`);
  return (Date.now() - from) / 1000;
}

function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

const bench = await startBench(
  join(import.meta.dirname, '../../test/matrix/small'),
  'matrix-small-state',
  (directory) => {
    const filler = `resource "aws_cloudwatch_log_group" "filler" {\n  count = ${Math.max(0, size - 6)}\n  name  = "/filler/\${count.index}"\n}\n`;
    appendFileSync(join(directory, 'main.tf'), filler);
  },
);
try {
  const hand: number[] = [];
  const own: number[] = [];
  for (let round = 0; round < rounds; round += 1) {
    hand.push(await byHand(bench));
    const [row] = await play(bench, [drift]);
    if (row?.report.outcome !== 'reverted') throw new Error(`not reverted: ${row?.report.summary}`);
    own.push(row.seconds);
    console.log(
      `by hand ${hand.at(-1)?.toFixed(1)} s, unclick ${row.seconds.toFixed(1)} s: ${row.report.phases.map(({ name, seconds }) => `${name} ${seconds.toFixed(1)}`).join(', ')}`,
    );
  }
  const ratio = median(own) / median(hand);
  console.log(
    `${size} resources, medians of ${rounds}: by hand ${median(hand).toFixed(1)} s, unclick ${median(own).toFixed(1)} s (${ratio.toFixed(2)}×)`,
  );
} finally {
  await bench.end();
}
