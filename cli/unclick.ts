#!/usr/bin/env node
import { Command } from 'commander';
import { expectedFault } from './fault-words.ts';

type Module = () => Promise<{ readonly register: (program: Command) => void }>;

/** Each command stands in the file of its name. Only the one that was asked for is loaded: the others bring half of AWS's SDK along. */
const commands: Readonly<Record<string, Module>> = {
  demo: () => import('./demo.ts'),
  sandbox: () => import('./sandbox.ts'),
  click: () => import('./click.ts'),
  console: () => import('./console.ts'),
  replay: () => import('./replay.ts'),
  report: () => import('./report.ts'),
  guard: () => import('./guard.ts'),
  config: () => import('./config.ts'),
  init: () => import('./init.ts'),
  doctor: () => import('./doctor.ts'),
  remove: () => import('./remove.ts'),
  incidents: () => import('./incidents.ts'),
  decide: () => import('./decide.ts'),
  override: () => import('./override.ts'),
  sweep: () => import('./sweep.ts'),
  overrides: () => import('./overrides.ts'),
  index: () => import('./index-states.ts'),
  redrive: () => import('./redrive.ts'),
};

const asked = process.argv[2] ?? '';
const wanted = Object.hasOwn(commands, asked) ? [commands[asked]] : Object.values(commands);
const program = new Command('unclick').description('takes AWS console clicks back');
for (const load of wanted) (await load?.())?.register(program);
try {
  await program.parseAsync();
} catch (error) {
  const words = expectedFault(error);
  if (words === undefined) throw error;
  process.stderr.write(`unclick ${asked}: ${words}\n`);
  process.exitCode = 1;
}
