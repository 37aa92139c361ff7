import { spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stringify } from 'yaml';
import { readBuildspec } from '../../cli/sandbox/buildspec.ts';
import { codeBuild } from '../../cli/sandbox/codebuild.ts';
import { Shutdown } from '../../cli/sandbox/shutdown.ts';
import { TaskFailure } from '../../cli/sandbox/task-tokens.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unclick-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

type Phases = Readonly<Record<string, { readonly commands: readonly string[]; readonly finally?: readonly string[] }>>;

function build(phases: Phases, variables: Readonly<Record<string, string>> = {}) {
  const file = join(folder, 'buildspec.yml');
  writeFileSync(
    file,
    stringify({ version: 0.2, env: { variables: { GIVEN: 'spec' }, 'exported-variables': ['SAID'] }, phases }),
  );
  const place = {
    spec: readBuildspec(file),
    directory: folder,
    environment: { PATH: process.env.PATH },
    logFile: join(folder, 'log'),
  };
  const override = Object.entries(variables).map(([Name, Value]) => ({ Name, Value, Type: 'PLAINTEXT' }));
  return codeBuild(place, new Shutdown())({ ProjectName: 'run', EnvironmentVariablesOverride: override });
}

describe('the local CodeBuild', () => {
  it.each([
    ['one shell for all phases', { install: { commands: ['X=1'] }, build: { commands: ['SAID=$X'] } }, '1'],
    ['the variables of the spec', { build: { commands: ['SAID=$GIVEN'] } }, 'spec'],
    ['a value of several lines', { build: { commands: ["SAID='a\nb=c'"] } }, 'a\nb=c'],
    ['nothing said', { build: { commands: ['true'] } }, ''],
    [
      'post_build after build',
      { build: { commands: ['SAID=1'] }, post_build: { commands: ['SAID="$SAID$CODEBUILD_BUILD_SUCCEEDING"'] } },
      '11',
    ],
  ])('exports variables: %s', async (_, phases, value) => {
    expect(await build(phases)).toMatchObject({
      Build: { BuildStatus: 'SUCCEEDED', ExportedEnvironmentVariables: [{ Name: 'SAID', Value: value }] },
    });
  });

  it('lets the start override the variables of the spec', async () => {
    const answer = await build({ build: { commands: ['SAID=$GIVEN'] } }, { GIVEN: 'start' });
    expect(answer).toMatchObject({ Build: { ExportedEnvironmentVariables: [{ Value: 'start' }] } });
  });

  it.each([
    ['a command of the build', { build: { commands: ['false', 'SAID=went-on'] } }, ''],
    [
      'install, and then nothing else runs',
      { install: { commands: ['false'] }, build: { commands: ['SAID=built'] } },
      '',
    ],
    [
      'build, and post_build runs all the same',
      { build: { commands: ['false'] }, post_build: { commands: ['SAID=after'] } },
      'after',
    ],
    ['build, and finally runs all the same', { build: { commands: ['false'], finally: ['SAID=finally'] } }, 'finally'],
  ])('fails the task with the build: %s', async (_, phases, said) => {
    const failure = await Promise.resolve(build(phases)).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(TaskFailure);
    const { name, message } = failure instanceof TaskFailure ? failure : new Error();
    expect(name).toBe('States.TaskFailed');
    expect(JSON.parse(message)).toMatchObject({
      BuildStatus: 'FAILED',
      ExportedEnvironmentVariables: [{ Value: said }],
    });
  });

  it("can run the project's own buildspec: its commands are POSIX shell", () => {
    const { script, exported } = readBuildspec(join(import.meta.dirname, '..', '..', 'infra', 'buildspec.yml'));
    expect(exported.length).toBeGreaterThan(0);
    expect(spawnSync('/bin/sh', ['-n', '-c', script]).stderr.toString()).toBe('');
  });

  it('keeps what the commands print', async () => {
    await build({ build: { commands: ['echo hello; echo oh >&2'] } });
    expect(readFileSync(join(folder, 'log'), 'utf8')).toMatch(/hello\noh|oh\nhello/);
  });
});
