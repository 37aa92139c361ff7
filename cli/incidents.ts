import type { Command } from 'commander';
import { type DeploymentOptions, withDeployment } from './deployment-options.ts';

interface Options extends DeploymentOptions {
  readonly stack?: string;
  readonly waiting: boolean;
  readonly trail: boolean;
  readonly json: boolean;
}

/** `unclick incidents`: what happened, what waits, and who decided what, newest first. */
export function register(program: Command): void {
  const command = program
    .command('incidents')
    .description('what was clicked and what became of it, newest first')
    .option('--stack <name>', 'of one stack only')
    .option('--waiting', 'only what waits for a decision', false)
    .option('--trail', 'with who did what, when and why', false)
    .option('--json', 'print one object a line, everything in it', false);
  withDeployment(command).action(async (options: Options) => {
    const { atTheDesk } = await import('./deciding/at-the-desk.ts');
    const { incidentLines } = await import('./deciding/lines.ts');
    await atTheDesk(options, command, async ({ ports }) => {
      const all = await ports.incidents.list();
      const wanted = all
        .filter(({ stack }) => options.stack === undefined || stack === options.stack)
        .filter(({ status }) => !options.waiting || status === 'waiting')
        .sort((a, b) => b.openedAt.localeCompare(a.openedAt));
      const lines = options.json ? wanted.map((one) => JSON.stringify(one)) : incidentLines(wanted, options.trail);
      process.stdout.write(lines.map((line) => `${line}\n`).join(''));
      return 0;
    });
  });
}
