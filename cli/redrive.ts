import type { Command } from 'commander';
import { type DeploymentOptions, withDeployment } from './deployment-options.ts';
import { resourcesOf } from './doctor/resources.ts';
import { faultWords } from './fault-words.ts';
import { DeadQueue } from './redrive/dead-queue.ts';

interface Options extends DeploymentOptions {
  readonly dead?: string;
  readonly queue?: string;
  readonly dryRun: boolean;
  readonly json: boolean;
}

/** `unclick redrive`: dead letters go back to where they came from. */
export function register(program: Command): void {
  const command = program
    .command('redrive')
    .description(
      'put what lies in the dead-letter queue back into the click queue, after what kept it there was mended',
    )
    .option('--dead <url>', "another dead-letter queue than the deployment's", process.env.UNCLICK_DEAD_LETTER_URL)
    .option('--queue <url>', "another click queue than the deployment's", process.env.UNCLICK_CLICK_QUEUE_URL)
    .option('--dry-run', 'only say what lies there, and why', false)
    .option('--json', 'print one object', false);
  withDeployment(command).action(redrive);
}

async function redrive(options: Options, command: Command): Promise<void> {
  const { dead, queue } = await queuesOf(options).catch((error: unknown) =>
    command.error(`unclick redrive: ${faultWords(error)}`, { exitCode: 2 }),
  );
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

interface Queues {
  readonly dead: string;
  readonly queue: string;
}

async function queuesOf({ dead, queue, profile, region, deployment }: Options): Promise<Queues> {
  if (dead && queue) return { dead, queue };
  if (profile) process.env.AWS_PROFILE = profile;
  if (region) process.env.AWS_REGION = region;
  const ids = await resourcesOf(deployment);
  const [deployedDead, deployedQueue] = [ids.get('ClickDeadLetters'), ids.get('ClickQueue')];
  if (!deployedDead || !deployedQueue) throw new Error(`${deployment} holds no click queue: is it unclick's stack?`);
  return { dead: dead ?? deployedDead, queue: queue ?? deployedQueue };
}
