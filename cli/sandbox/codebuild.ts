import { spawn } from 'node:child_process';
import { createWriteStream } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Readable } from 'node:stream';
import { finished } from 'node:stream/promises';
import { z } from 'zod';
import type { Buildspec } from './buildspec.ts';
import { stopGroup } from './child.ts';
import type { Shutdown } from './shutdown.ts';
import { TaskFailure } from './task-tokens.ts';

const request = z.looseObject({
  ProjectName: z.string(),
  EnvironmentVariablesOverride: z.array(z.object({ Name: z.string(), Value: z.string() })).default([]),
});

export interface BuildPlace {
  readonly spec: Buildspec;
  /** Where the source is: CODEBUILD_SRC_DIR. It is kept between builds, as CodeBuild's local cache keeps it. */
  readonly directory: string;
  /** Gets the source of one build, where it is not simply what lies in `directory`. */
  readonly download?: () => Promise<Source>;
  /** How many builds may run at once, as an account's quota has it; the others wait. Any number where it is left out. */
  readonly atOnce?: number;
  readonly environment: NodeJS.ProcessEnv;
  readonly logFile: string;
}

/** What a build has checked out. */
export interface Source {
  readonly directory: string;
  readonly commit?: string;
}

/** One build: runs the buildspec's commands in a child process. @throws TaskFailure as `startBuild.sync` fails. */
export type StartBuild = (parameters: unknown) => Promise<unknown>;

export function codeBuild(place: BuildPlace, shutdown: Shutdown): StartBuild {
  let number = 0;
  const places = new Places(place.atOnce ?? Infinity);
  return async (parameters) => {
    const { ProjectName, EnvironmentVariablesOverride } = request.parse(parameters);
    number += 1;
    const BuildNumber = number;
    const id = `${ProjectName}:${String(BuildNumber).padStart(8, '0')}`;
    const own = Object.fromEntries(EnvironmentVariablesOverride.map(({ Name, Value }) => [Name, Value]));
    const codebuild = { CODEBUILD_BUILD_ID: id, CODEBUILD_BUILD_NUMBER: String(BuildNumber) };
    const startTime = Date.now();
    const { succeeded, exported } = await places.take(async () => {
      const { directory, commit } = await downloaded(place);
      const source = commit === undefined ? {} : { CODEBUILD_RESOLVED_SOURCE_VERSION: commit };
      return await shell(place, { CODEBUILD_SRC_DIR: directory, ...codebuild, ...source, ...own }, shutdown);
    });
    const build = {
      Id: id,
      Arn: `arn:aws:codebuild:us-east-1:123456789012:build/${id}`,
      ProjectName,
      BuildNumber,
      BuildStatus: succeeded ? 'SUCCEEDED' : 'FAILED',
      StartTime: startTime,
      EndTime: Date.now(),
      ExportedEnvironmentVariables: exported,
      Logs: { DeepLink: `file://${place.logFile}` },
    };
    if (!succeeded) throw new TaskFailure('States.TaskFailed', JSON.stringify(build));
    return { Build: build };
  };
}

/** @throws TaskFailure: a build whose source cannot be had fails before its first command. */
async function downloaded({ directory, download }: BuildPlace): Promise<Source> {
  if (!download) return { directory };
  return await download().catch((error: unknown) => {
    throw new TaskFailure('States.TaskFailed', `DOWNLOAD_SOURCE: ${error instanceof Error ? error.message : error}`);
  });
}

/** So many at once; who comes later waits, in the order of coming. */
class Places {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(number: number) {
    this.#free = number;
  }

  async take<T>(work: () => Promise<T>): Promise<T> {
    if (this.#free > 0) this.#free -= 1;
    else await new Promise<void>((resolve) => this.#waiting.push(resolve));
    try {
      return await work();
    } finally {
      const next = this.#waiting.shift();
      if (next) next();
      else this.#free += 1;
    }
  }
}

interface Ended {
  readonly succeeded: boolean;
  readonly exported: readonly { readonly Name: string; readonly Value: string }[];
}

async function shell(place: BuildPlace, own: Record<string, string>, shutdown: Shutdown): Promise<Ended> {
  const child = spawn('/bin/sh', ['-c', place.spec.script], {
    cwd: own.CODEBUILD_SRC_DIR,
    env: { ...place.environment, ...place.spec.variables, ...own },
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe', 'pipe'],
  });
  const log = createWriteStream(place.logFile, { flags: 'a' });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  child.stderr?.pipe(createWriteStream(join(dirname(place.logFile), `${own.UNCLICK_INCIDENT}.log`), { flags: 'a' }));
  const code = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  await shutdown.add('build', () => stopGroup(child, code, 1000));
  const [, , , variables] = child.stdio;
  const exported = variables ? await textOf(variables as Readable) : '';
  const succeeded = (await code) === 0;
  // Who hears that the build has ended may look into its log: all that was printed must stand there.
  log.end();
  await finished(log);
  return { succeeded, exported: exportedOf(exported) };
}

async function textOf(stream: Readable): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/** `NAME=value` pairs, each ended by a NUL. */
function exportedOf(text: string): Ended['exported'] {
  const pairs = text.split('\0').filter((pair) => pair !== '');
  return pairs.map((pair) => ({ Name: pair.slice(0, pair.indexOf('=')), Value: pair.slice(pair.indexOf('=') + 1) }));
}
