import type { Command } from 'commander';
import { stateOf } from '../functions/core/deciding/override.ts';
import { type DeploymentOptions, withDeployment } from './deployment-options.ts';

interface Options extends DeploymentOptions {
  readonly stack?: string;
  readonly all: boolean;
  readonly json: boolean;
}

/** `unclick overrides`: what may stand now, and who asked, consented and why. */
export function register(program: Command): void {
  const command = program
    .command('overrides')
    .description('what may stand now, until when, why, and by whose consent')
    .option('--stack <name>', 'of one stack only')
    .option('--all', 'those that ended or lapsed too', false)
    .option('--json', 'print one object a line, everything in it', false);
  withDeployment(command).action(async (options: Options) => {
    const { atTheDesk } = await import('./deciding/at-the-desk.ts');
    const { overrideLines } = await import('./deciding/lines.ts');
    await atTheDesk(options, command, async ({ ports }) => {
      const now = ports.clock.now();
      const all = (await ports.overrides.list(options.stack)).map((one) => ({ ...one, state: stateOf(one, now) }));
      const wanted = all
        .filter(({ state }) => options.all || state === 'standing' || state === 'requested')
        .sort((a, b) => b.requestedAt.localeCompare(a.requestedAt));
      const lines = options.json ? wanted.map((one) => JSON.stringify(one)) : overrideLines(wanted);
      process.stdout.write(lines.map((line) => `${line}\n`).join(''));
      return 0;
    });
  });
}
