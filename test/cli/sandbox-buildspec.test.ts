import { spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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

  it('runs as many builds at once as the quota allows, each in what it checked out', async () => {
    const [home, spec] = [mkdtempSync(join(folder, 'busy-')), join(folder, 'busy.yml')];
    const commands = ['echo begin >> ../order', 'pwd > where', 'sleep 0.2', 'echo end >> ../order'];
    writeFileSync(spec, stringify({ version: 0.2, phases: { build: { commands } } }));
    let checkedOut = 0;
    const download = async () => {
      checkedOut += 1;
      const directory = join(home, String(checkedOut));
      mkdirSync(directory);
      return { directory };
    };
    const start = codeBuild(
      {
        spec: readBuildspec(spec),
        directory: home,
        environment: { PATH: process.env.PATH },
        logFile: join(home, 'log'),
        download,
        atOnce: 1,
      },
      new Shutdown(),
    );
    const built = await Promise.all(['one', 'two', 'three'].map((ProjectName) => start({ ProjectName })));
    expect(built).toMatchObject([1, 2, 3].map((BuildNumber) => ({ Build: { BuildNumber } })));
    expect(readFileSync(join(home, 'order'), 'utf8')).toBe('begin\nend\n'.repeat(3));
    expect(readFileSync(join(home, '3', 'where'), 'utf8')).toBe(`${join(home, '3')}\n`);
  });

  describe('over the project’s own buildspec', () => {
    /** A build of it whose `node` is this script, or the one that runs the tests. */
    async function own(node: string | undefined) {
      const home = mkdtempSync(join(folder, 'home-'));
      if (node !== undefined) writeFileSync(join(home, 'node'), `#!/bin/sh\n${node}\n`, { mode: 0o755 });
      writeFileSync(join(home, 'run-terraform.mjs'), "process.stdout.write('clean');");
      const place = {
        spec: readBuildspec(join(import.meta.dirname, '..', '..', 'infra', 'buildspec.yml')),
        directory: home,
        environment: { PATH: `${home}:${node === undefined ? process.env.PATH : '/usr/bin:/bin'}`, UNCLICK_HOME: home },
        logFile: join(home, 'log'),
      };
      const answer = await Promise.resolve(codeBuild(place, new Shutdown())({ ProjectName: 'run' })).catch(
        (error: unknown) => error,
      );
      return { answer, log: readFileSync(join(home, 'log'), 'utf8') };
    }

    it('the program runs where Node is new enough', async () => {
      const { answer, log } = await own(undefined);
      expect(answer).toMatchObject({
        Build: { ExportedEnvironmentVariables: [{ Name: 'UNCLICK_OUTCOME', Value: 'clean' }] },
      });
      expect(log).not.toContain('unclick needs Node');
    });

    it.each([
      [
        'old',
        'case "$1" in -p) echo false;; --version) echo v18.20.8;; *) echo clean;; esac',
        'this image has v18.20.8',
      ],
      ['too old to say', 'case "$1" in --version) echo v0.10.0;; *) exit 9;; esac', 'this image has v0.10.0'],
      ['no Node at all', 'exit 127', 'this image has none'],
    ])('where it is %s, the build ends with a word that says so', async (_what, node, said) => {
      const { answer, log } = await own(node);
      expect(answer).toBeInstanceOf(TaskFailure);
      expect(log).toContain(`unclick needs Node 22 or newer, and ${said}: choose another build.image, or none`);
    });
  });

  it('keeps what the commands print', async () => {
    await build({ build: { commands: ['echo hello; echo oh >&2'] } });
    expect(readFileSync(join(folder, 'log'), 'utf8')).toMatch(/hello\noh|oh\nhello/);
  });
});
