import type { Command } from 'commander';
import { lengthOption } from './deciding/length-option.ts';
import { type DeploymentOptions, withDeployment } from './deployment-options.ts';

interface Options extends DeploymentOptions {
  readonly for: number;
  readonly reason: string;
  readonly ticket?: string;
  readonly address: readonly string[];
  readonly actor?: string;
  readonly json: boolean;
}

/** `unclick override ask|consent|end`: clicks that may stand for a while, before anybody clicks. Exits 2 when refused. */
export function register(program: Command): void {
  const override = program.command('override').description('let clicks on a stack stand for a while');
  ask(override.command('ask').description('ask for it; it has no effect until an approver consents'));
  consent(override.command('consent').description('consent to what somebody else asked for'));
  end(override.command('end').description('end it early: what still differs is reverted'));
}

function ask(command: Command): void {
  command
    .argument('<stack>', 'a stack of the configuration')
    .requiredOption('--for <duration>', 'how long, from the consent on: 30m, 2h, 1d', lengthOption)
    .requiredOption('--reason <text>', 'why')
    .option('--address <address...>', 'only these addresses and what is below them', [])
    .option('--actor <who>', "only this person's clicks: an e-mail, a name as recorded, or an ARN")
    .option('--ticket <text>', 'a ticket or a link to one')
    .option('--json', 'print one object', false);
  withDeployment(command).action(async (stack: string, options: Options) => {
    const { atTheDesk, answer } = await import('./deciding/at-the-desk.ts');
    const { requestOverride } = await import('../functions/flows/override.ts');
    const { for: seconds, reason, address: addresses, actor, ticket } = options;
    const wish = { stack, seconds, reason, addresses, ...(actor && { actor }), ...(ticket && { ticket }) };
    await atTheDesk(options, command, async ({ ports, person }) =>
      answer(await requestOverride(ports, { ...wish, person: await person() }), options.json),
    );
  });
}

function consent(command: Command): void {
  command
    .argument('<override>', 'an id, as `unclick overrides` lists them')
    .option('--json', 'print one object', false);
  withDeployment(command).action(async (override: string, options: Options) => {
    const { atTheDesk, answer } = await import('./deciding/at-the-desk.ts');
    const { consentToOverride } = await import('../functions/flows/override.ts');
    await atTheDesk(options, command, async ({ ports, person }) =>
      answer(await consentToOverride(ports, { override, person: await person() }), options.json),
    );
  });
}

function end(command: Command): void {
  command
    .argument('<override>', 'an id, as `unclick overrides` lists them')
    .option('--json', 'print one object', false);
  withDeployment(command).action(async (id: string, options: Options) => {
    const { atTheDesk, answer } = await import('./deciding/at-the-desk.ts');
    const { decide } = await import('../functions/flows/decide.ts');
    await atTheDesk(options, command, async ({ ports, person }) => {
      const incident = (await ports.overrides.read(id))?.incident;
      if (incident === undefined) return answer({ ok: false, text: `${id} is no override that stands` }, options.json);
      return answer(await decide(ports, { incident, ask: { verb: 'end' }, person: await person() }), options.json);
    });
  });
}
