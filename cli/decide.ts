import { Argument, type Command } from 'commander';
import type { Ask } from '../functions/core/deciding/decision.ts';
import { lengthOption } from './deciding/length-option.ts';
import { type DeploymentOptions, withDeployment } from './deployment-options.ts';

const verbs = ['revert', 'keep', 'consent', 'end'] as const;
type Verb = (typeof verbs)[number];

interface Options extends DeploymentOptions {
  readonly for?: number;
  readonly reason?: string;
  readonly ticket?: string;
  readonly json: boolean;
}

/** `unclick decide`: what Slack's buttons do, by the rules that hold there, for whoever AWS says is calling. Exits 2 when refused. */
export function register(program: Command): void {
  const command = program
    .command('decide')
    .description('decide about an incident without Slack: your AWS identity is who you are')
    .argument('<incident>', 'an id, as `unclick incidents` lists them')
    .addArgument(new Argument('<what>', 'end: an override that stands').choices(verbs))
    .option('--for <duration>', 'how long to keep it: 30m, 2h, 1d', lengthOption)
    .option('--reason <text>', 'why it must stay')
    .option('--ticket <text>', 'a ticket or a link to one')
    .option('--json', 'print one object', false);
  withDeployment(command).action(async (incident: string, verb: Verb, options: Options) => {
    const ask = askOf(verb, options);
    if (!ask) return command.error('to keep it, say --for <duration> and --reason <text>', { exitCode: 2 });
    const [{ answer, atTheDesk }, { decide }] = await Promise.all([
      import('./deciding/at-the-desk.ts'),
      import('../functions/flows/decide.ts'),
    ]);
    await atTheDesk(options, command, async ({ ports, person }) =>
      answer(await decide(ports, { incident, ask, person: await person() }), options.json),
    );
  });
}

function askOf(verb: Verb, { for: seconds, reason, ticket }: Options): Ask | undefined {
  if (verb !== 'keep') return { verb };
  if (seconds === undefined || reason === undefined) return undefined;
  return { verb, seconds, reason, ...(ticket !== undefined && { ticket }) };
}
