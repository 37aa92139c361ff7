import { type ChildProcess, spawn } from 'node:child_process';
import { closeSync, openSync } from 'node:fs';

export interface Command {
  readonly file: string;
  readonly args: readonly string[];
  readonly env?: NodeJS.ProcessEnv;
  readonly cwd?: string;
}

/** A process that runs beside the sandbox, in a process group of its own, its output in a file. */
export interface Child {
  readonly pid: number;
  /** Resolves when it has ended, with what it ended by. */
  readonly ended: Promise<string>;
  /** Ends it and all that it started: asks first, insists after `patience` milliseconds. */
  stop(patience?: number): Promise<void>;
}

export async function startChild(command: Command, logFile: string): Promise<Child> {
  const log = openSync(logFile, 'a');
  const process = spawn(command.file, command.args, {
    ...(command.env && { env: command.env }),
    ...(command.cwd && { cwd: command.cwd }),
    detached: true,
    stdio: ['ignore', log, log],
  });
  closeSync(log);
  const pid = await started(process);
  const ended = new Promise<string>((resolve) => {
    process.once('exit', (code, signal) => resolve(signal ?? `exit ${code}`));
  });
  return { pid, ended, stop: (patience = 3000) => stopGroup(process, ended, patience) };
}

function started(process: ChildProcess): Promise<number> {
  return new Promise((resolve, reject) => {
    process.once('error', reject);
    process.once('spawn', () => resolve(process.pid ?? 0));
  });
}

/**
 * Ends the process group that `leader` leads, and so what the leader started. A leader that has ended by itself is left alone:
 * its number may be somebody else's by now.
 */
export async function stopGroup(leader: ChildProcess, ended: Promise<unknown>, patience: number): Promise<void> {
  const { pid, exitCode, signalCode } = leader;
  if (pid === undefined || exitCode !== null || signalCode !== null) return;
  signalGroup(pid, 'SIGTERM');
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise((resolve) => {
    timer = setTimeout(resolve, patience);
  });
  await Promise.race([ended, late]);
  clearTimeout(timer);
  signalGroup(pid, 'SIGKILL');
  await ended;
}

function signalGroup(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(-pid, signal);
  } catch (error) {
    const gone = error instanceof Error && 'code' in error && error.code === 'ESRCH';
    if (!gone) throw error;
  }
}
