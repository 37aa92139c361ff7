import type { Command } from 'commander';
import { Listr } from 'listr2';
import { indexPorts } from '../functions/compose/indexing.ts';
import type { Stack } from '../functions/core/stack.ts';
import type { Stacks } from '../functions/core/stacks.ts';
import { everyStack, type IndexedStack, indexStacks } from '../functions/flows/index-every-state.ts';
import type { IndexPorts } from '../functions/flows/index-state.ts';
import { loadConfig } from '../functions/runtime/config.ts';
import { useDeployment } from './deployment.ts';
import { type DeploymentOptions, withDeployment } from './deployment-options.ts';
import { faultWords } from './fault-words.ts';
import { progressTitle } from './index-states/progress-title.ts';
import { summaryOf } from './index-states/summary.ts';

interface Options extends DeploymentOptions {
  readonly rebuild: boolean;
  readonly json: boolean;
}

/** `unclick index`: what `index-state` does by itself, when somebody does not want to wait for it or trust it. */
export function register(program: Command): void {
  const command = program
    .command('index')
    .argument('[stacks...]', 'stacks to look at; all of them where none is named')
    .description('bring the state index up to the states in their buckets')
    .option('--rebuild', 'write every row anew, whatever the index holds', false)
    .option('--json', 'print one object', false);
  withDeployment(command).action(index);
}

async function index(names: readonly string[], options: Options, command: Command): Promise<void> {
  const { ports, stacks } = await open(options).catch((error: unknown) =>
    command.error(`unclick index: ${faultWords(error)}`, { exitCode: 2 }),
  );
  const wanted = names.length > 0 ? named(names, stacks, command) : await Array.fromAsync(everyStack(ports, stacks));
  const results = await follow(indexStacks(ports, wanted, options), wanted.length, options);
  process.stdout.write(summaryOf(results, options.json));
  if (results.some((result) => !result.indexed && result.reason !== 'unchanged')) process.exitCode = 1;
}

async function open(options: Options): Promise<{ readonly ports: IndexPorts; readonly stacks: Stacks }> {
  await useDeployment(options);
  return { ports: indexPorts(), stacks: loadConfig().stacks };
}

function named(names: readonly string[], stacks: Stacks, command: Command): Stack[] {
  return names.map(
    (name) =>
      stacks.named(name) ??
      command.error(`unclick index: no stack is called ${name}: unclick config check lists them`, { exitCode: 2 }),
  );
}

/** Shows how far it is, where somebody looks at a terminal. */
async function follow(looked: AsyncIterable<IndexedStack>, total: number, { json }: Options): Promise<IndexedStack[]> {
  const results: IndexedStack[] = [];
  const began = Date.now();
  await new Listr(
    [
      {
        title: progressTitle(0, total, 0),
        task: async (_, task) => {
          for await (const result of looked) {
            results.push(result);
            task.title = progressTitle(results.length, total, Date.now() - began);
          }
        },
      },
    ],
    { renderer: process.stdout.isTTY && !json ? 'default' : 'silent' },
  ).run();
  return results;
}
