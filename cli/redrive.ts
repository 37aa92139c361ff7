import type { Command } from 'commander';
import { DeadQueue } from './redrive/dead-queue.ts';

interface Options {
  readonly dead?: string;
  readonly queue?: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

export function register(program: Command): void {
  program
    .command('redrive')
    .description(
      'put what lies in the dead-letter queue back into the click queue, after what kept it there was mended',
    )
    .option(
      '--dead <url>',
      'the dead-letter queue (default: UNCLICK_DEAD_LETTER_URL)',
      process.env.UNCLICK_DEAD_LETTER_URL,
    )
    .option('--queue <url>', 'the click queue (default: UNCLICK_CLICK_QUEUE_URL)', process.env.UNCLICK_CLICK_QUEUE_URL)
    .option('--dry-run', 'only say what lies there, and why', false)
    .option('--json', 'print one object', false)
    .action(redrive);
}

async function redrive(options: Options, command: Command): Promise<void> {
  const { dead, queue } = options;
  if (!dead || !queue)
    command.error('name both queues: --dead URL --queue URL (docs/OPERATIONS.md says where they stand)', {
      exitCode: 2,
    });
  const letters = new DeadQueue(dead, queue);
  const reasons = new Map<string, number>();
  let count = 0;
  for await (const letter of letters.each(options.dryRun)) {
    count += 1;
    reasons.set(letter.reason, (reasons.get(letter.reason) ?? 0) + 1);
    if (process.stderr.isTTY) process.stderr.write(`\r${count} messages`);
  }
  if (process.stderr.isTTY && count > 0) process.stderr.write('\n');
  process.stdout.write(options.json ? asJson(count, reasons, options.dryRun) : asText(count, reasons, options.dryRun));
}

function asJson(count: number, reasons: ReadonlyMap<string, number>, dryRun: boolean): string {
  return `${JSON.stringify({ messages: count, moved: dryRun ? 0 : count, reasons: Object.fromEntries(reasons) })}\n`;
}

function asText(count: number, reasons: ReadonlyMap<string, number>, dryRun: boolean): string {
  if (count === 0) return 'The dead-letter queue is empty.\n';
  const head = dryRun ? `${count} messages lie there` : `${count} messages were put back`;
  const lines = [...reasons].sort(([, a], [, b]) => b - a).map(([reason, times]) => `  ${times} × ${reason}`);
  return `${head}:\n${lines.join('\n')}\n`;
}
