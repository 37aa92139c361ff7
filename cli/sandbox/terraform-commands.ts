import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { stopGroup } from './child.ts';
import type { Shutdown } from './shutdown.ts';

/** A command of Terraform that failed: its own error text is the message. */
export class TerraformFailed extends Error {
  override name = 'TerraformFailed';
}

export interface TerraformPlace {
  readonly binary: string;
  readonly directory: string;
  readonly environment: NodeJS.ProcessEnv;
  readonly logFile: string;
  readonly shutdown: Shutdown;
}

/** Runs one command. @returns its exit code, one of `fine`. @throws TerraformFailed with what it wrote to stderr. */
export async function terraform(
  place: TerraformPlace,
  args: readonly string[],
  fine: readonly number[] = [0],
): Promise<number> {
  const child = spawn(place.binary, args, {
    cwd: place.directory,
    env: place.environment,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const log = createWriteStream(place.logFile, { flags: 'a' });
  child.stdout.pipe(log, { end: false });
  child.stderr.pipe(log, { end: false });
  let fault = '';
  child.stderr.on('data', (text: Buffer) => {
    fault += text.toString('utf8');
  });
  const ended = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  await place.shutdown.add(`terraform ${args[0]}`, () => stopGroup(child, ended, 1000));
  const code = await ended;
  if (code !== null && fine.includes(code)) return code;
  throw new TerraformFailed(
    `terraform ${args[0]} ended with ${code ?? 'a signal'}: ${fault.trim() || `see ${place.logFile}`}`,
  );
}
