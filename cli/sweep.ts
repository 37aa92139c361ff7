import type { Command } from 'commander';
import { type DeploymentOptions, withDeployment } from './deployment-options.ts';
import { faultWords } from './fault-words.ts';

interface Options extends DeploymentOptions {
  readonly list: boolean;
  readonly wait: boolean;
  readonly json: boolean;
}

/**
 * `unclick sweep`: plans stacks whole, now, as every night does: for drift that no click explains. Exits 2 where it found some,
 * 1 where a stack could not be seen.
 */
export function register(program: Command): void {
  const command = program
    .command('sweep')
    .description('plan stacks whole, now, for drift that no click explains; nothing is applied')
    .argument('[stack...]', 'their names')
    .option('--list', 'only say what the last sweep of each stack came to', false)
    .option('--no-wait', 'do not wait for the end')
    .option('--json', 'print one object a line', false);
  withDeployment(command).action(async (stacks: string[], options: Options) => {
    if (stacks.length === 0 && !options.list)
      return command.error('name the stacks to sweep, or say --list', { exitCode: 2 });
    const { sweepNow, listSweeps } = await import('./sweep/sweep.ts');
    try {
      process.exitCode = options.list ? await listSweeps(options, stacks) : await sweepNow(options, stacks);
    } catch (error) {
      command.error(`unclick sweep: ${faultWords(error)}`, { exitCode: 1 });
    }
  });
}
