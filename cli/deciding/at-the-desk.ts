import type { Command } from 'commander';
import { receivingPorts } from '../../functions/compose/receiving.ts';
import { iamPerson, type Person } from '../../functions/core/deciding/person.ts';
import { spokenTime } from '../../functions/core/spoken-time.ts';
import { loadConfig } from '../../functions/runtime/config.ts';
import { caller, useDeployment } from '../deployment.ts';
import type { DeploymentOptions } from '../deployment-options.ts';
import { faultWords } from '../fault-words.ts';

export type Ports = Omit<ReturnType<typeof receivingPorts>, 'dialogs' | 'table'>;

/** What a command has once it found its deployment: the same ports as the functions, and who runs it. */
export interface Desk {
  readonly ports: Ports;
  readonly person: () => Promise<Person>;
}

/**
 * Runs a command's work over the deployment that its options or the environment name. What it throws is one line and exit
 * code 1; Slack being down is a line too, and nothing else: this is the way around it.
 */
export async function atTheDesk(
  options: DeploymentOptions,
  command: Command,
  work: (desk: Desk) => Promise<number>,
): Promise<void> {
  try {
    await useDeployment(options);
    const { dialogs: _dialogs, table: _table, ...ports } = receivingPorts(loadConfig(), complain);
    process.exitCode = await work({ ports, person: async () => iamPerson((await caller()).arn) });
  } catch (error) {
    command.error(`unclick ${path(command)}: ${faultWords(error)}`, { exitCode: 1 });
  }
}

/** `override end`: a command and those that it is part of, without the program. */
function path(command: Command): string {
  const { parent } = command;
  return parent?.parent ? `${path(parent)} ${command.name()}` : command.name();
}

/** A decision's answer: exit code 0, or 2 where the rules refuse it. */
export function answer(answered: { readonly ok: boolean; readonly text: string }, json: boolean): number {
  const text = json ? `${JSON.stringify(answered)}\n` : `${spokenTime(answered.text)}\n`;
  (answered.ok || json ? process.stdout : process.stderr).write(text);
  return answered.ok ? 0 : 2;
}

function complain(what: string, error: unknown): void {
  process.stderr.write(`${what}: ${error instanceof Error ? error.message : String(error)}\n`);
}
