import { setTimeout as pause } from 'node:timers/promises';
import { DynamoSweeps } from '../../functions/adapters/dynamo/sweeps.ts';
import { dynamoTable } from '../../functions/adapters/dynamo/table.ts';
import { SfnWorkflow } from '../../functions/adapters/sfn-workflow.ts';
import type { SweptStack } from '../../functions/core/sweep/sweep.ts';
import { startSweep } from '../../functions/flows/start-sweeps.ts';
import type { Sweeps } from '../../functions/ports/sweeps.ts';
import { loadConfig, readEnvironment } from '../../functions/runtime/config.ts';
import { useDeployment } from '../deployment.ts';
import type { DeploymentOptions } from '../deployment-options.ts';
import { exitCode, sweepLine } from './lines.ts';

export interface SweepOptions extends DeploymentOptions {
  readonly wait: boolean;
  readonly json: boolean;
}

/** A build of a very large stack, with the wait for a place. */
const longestMilliseconds = 3_600_000;
const betweenLooks = 1000;

/** Starts sweeps of these stacks and waits for them. @returns the exit code */
export async function sweepNow(options: SweepOptions, names: readonly string[]): Promise<number> {
  const { sweeps, workflow, stacks } = await deployment(options);
  const unknown = names.filter((name) => !stacks.named(name));
  if (unknown.length > 0) throw new Error(`no such stack: ${unknown.join(', ')}`);
  const codes = await Promise.all(
    names.map(async (stack) => {
      const name = await startSweep({ workflow }, stack, new Date());
      process.stderr.write(`${stack}: started ${name}\n`);
      if (!options.wait) return 0;
      const swept = await ended(sweeps, stack, name);
      print(swept, options.json);
      return exitCode(swept);
    }),
  );
  // One that could not be seen weighs more than one that has drifted.
  return codes.includes(1) ? 1 : Math.max(...codes);
}

/** What the last sweep of each stack came to. */
export async function listSweeps(options: SweepOptions, names: readonly string[]): Promise<number> {
  const { sweeps } = await deployment(options);
  const all = (await sweeps.list()).filter(({ stack }) => names.length === 0 || names.includes(stack));
  if (all.length === 0 && !options.json) process.stdout.write('No stack was swept yet.\n');
  for (const swept of [...all].sort((a, b) => a.stack.localeCompare(b.stack))) print(swept, options.json);
  return 0;
}

async function deployment(options: DeploymentOptions) {
  await useDeployment(options);
  const names = readEnvironment(['UNCLICK_TABLE_INCIDENTS', 'UNCLICK_STATE_MACHINE_ARN']);
  return {
    sweeps: new DynamoSweeps(dynamoTable(names.UNCLICK_TABLE_INCIDENTS)),
    workflow: new SfnWorkflow(names.UNCLICK_STATE_MACHINE_ARN),
    stacks: loadConfig().stacks,
  };
}

/** The build writes what it saw first; drift has come to its end when it has its incident. */
async function ended(sweeps: Pick<Sweeps, 'read'>, stack: string, name: string): Promise<SweptStack> {
  const deadline = Date.now() + longestMilliseconds;
  for (;;) {
    const swept = await sweeps.read(stack);
    const isOver = swept?.last?.name === name && (swept.last.result !== 'drift' || swept.incident !== undefined);
    if (swept && isOver) return swept;
    if (Date.now() > deadline) throw new Error(`nothing was heard of ${name} for an hour: look at its execution`);
    await pause(betweenLooks);
  }
}

function print(swept: SweptStack, json: boolean): void {
  process.stdout.write(`${json ? JSON.stringify(swept) : sweepLine(swept)}\n`);
}
