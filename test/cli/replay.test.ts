import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { gzipSync } from 'node:zlib';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordsIn } from '../../cli/replay/records.ts';
import { click, stateOf } from '../core/clicks.ts';
import { envelope } from '../core/event-ruler.ts';

const root = resolve(import.meta.dirname, '../..');
let folder = '';
/** The command without its neighbours, whose imports take longer than the replay. */
let program = '';

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'unclick-replay-'));
  program = join(folder, 'program.ts');
  const from = JSON.stringify(join(root, 'cli/replay.ts'));
  const commander = JSON.stringify(import.meta.resolve('commander'));
  writeFileSync(
    program,
    `import { Command } from ${commander}; import { register } from ${from}; const program = new Command(); register(program); await program.parseAsync();`,
  );
  mkdirSync(join(folder, 'states/deep'), { recursive: true });
  writeFileSync(
    join(folder, 'states/deep/main.tfstate'),
    JSON.stringify(
      stateOf({ 'aws_iam_role.app': { id: 'app', name: 'app', arn: 'arn:aws:iam::111122223333:role/app' } }),
    ),
  );
  writeFileSync(join(folder, 'states/notes.txt'), 'not a state');
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

async function replay(args: readonly string[], input = '') {
  return await execa(process.execPath, [program, 'replay', ...args], { cwd: root, input, reject: false });
}

const tagRole = click({
  eventSource: 'iam.amazonaws.com',
  eventName: 'TagRole',
  requestParameters: { roleName: 'app' },
});
const read = click({ readOnly: true, eventName: 'DescribeVpcs' });

describe('unclick replay', () => {
  it('prints one JSON line a record, in order, whatever the mix', async () => {
    const mixed = [
      JSON.stringify(tagRole),
      'not json',
      '',
      JSON.stringify(envelope(read)),
      JSON.stringify({ Records: [tagRole, read] }),
      JSON.stringify([tagRole]),
      '{"a":1}',
    ].join('\n');
    const states = join(folder, 'states');
    const { stdout, exitCode } = await replay(['--state', states, '--format', 'json', file('mixed.ndjson', mixed)]);
    const lines = stdout.split('\n').map((line) => JSON.parse(line));
    expect(exitCode).toBe(0);
    expect(lines.map(({ verdict, reason, line }) => [verdict, reason, line])).toEqual([
      ['drift', 'managed', undefined],
      ['unresolved', 'malformed', 2],
      ['ignored', 'read-only', undefined],
      ['drift', 'managed', undefined],
      ['ignored', 'read-only', undefined],
      ['drift', 'managed', undefined],
      ['unresolved', 'malformed', 7],
    ]);
    expect(lines[0]).toEqual({
      eventID: tagRole.eventID,
      eventTime: tagRole.eventTime,
      actor: 'jo@example.com',
      eventSource: 'iam.amazonaws.com',
      eventName: 'TagRole',
      verdict: 'drift',
      reason: 'managed',
      origin: { kind: 'console', because: ['sessionCredentialFromConsole', 'userAgent has Mozilla/'] },
      resources: [{ address: 'aws_iam_role.app', state: join(states, 'deep/main.tfstate'), match: 'name' }],
    });
  });

  it('is a command of unclick', async () => {
    const { stdout, exitCode } = await execa(process.execPath, ['cli/unclick.ts', 'replay', '--help'], { cwd: root });
    expect([exitCode, stdout]).toEqual([0, expect.stringContaining('--state')]);
  });

  it('reads gzip and stdin', async () => {
    const zipped = file('zipped.json.gz', gzipSync(JSON.stringify({ Records: [tagRole] }, null, 2)));
    expect((await replay(['--format', 'json', zipped])).stdout).toContain('"reason":"unmanaged"');
    expect((await replay(['--format', 'json'], JSON.stringify(tagRole))).stdout).toContain('"reason":"unmanaged"');
  });

  it('reads a trail’s bucket as it was copied: a folder, with its digests', async () => {
    const day = join(folder, 'trail/AWSLogs/111122223333/CloudTrail/eu-central-1/2026/01/31');
    const digests = join(folder, 'trail/AWSLogs/111122223333/CloudTrail-Digest');
    for (const place of [day, digests]) mkdirSync(place, { recursive: true });
    writeFileSync(join(day, 'a.json.gz'), gzipSync(JSON.stringify({ Records: [tagRole, read] })));
    writeFileSync(join(day, 'b.json'), JSON.stringify({ Records: [tagRole] }));
    writeFileSync(join(digests, 'd.json.gz'), gzipSync('{"digestEndTime":"2026-01-31T00:00:00Z"}'));
    const { stdout } = await replay(['--format', 'json', join(folder, 'trail')]);
    expect(stdout.split('\n').map((line) => JSON.parse(line).eventName)).toEqual([
      'TagRole',
      'DescribeVpcs',
      'TagRole',
    ]);
    mkdirSync(join(folder, 'hollow'));
    const hollow = await replay([join(folder, 'hollow')]);
    expect([hollow.exitCode, hollow.stderr]).toEqual([1, expect.stringContaining('no *.json')]);
  });

  it('says what is no record, and where it stands; and that without a state nothing is managed', async () => {
    const { stdout, stderr } = await replay([file('odd.txt', 'once upon a time\n')]);
    expect(stdout).toMatch(/odd\.txt:1 .*not JSON/);
    expect(stderr).toContain('no --state is named');
    expect((await replay(['--state', join(folder, 'states')], JSON.stringify(read))).stderr).toBe('');
  });

  it('lists what a call touched though its origin does not count', async () => {
    const scripted = { ...tagRole, sessionCredentialFromConsole: null, userAgent: 'Boto3/1.28' };
    const args = ['--state', join(folder, 'states'), '--format', 'json'];
    const line = JSON.parse((await replay(args, JSON.stringify(scripted))).stdout);
    expect(line).toMatchObject({ reason: 'origin-not-watched', resources: [{ address: 'aws_iam_role.app' }] });
    const watched = JSON.parse((await replay([...args, '--origin', 'programmatic'], JSON.stringify(scripted))).stdout);
    expect(watched).toMatchObject({ verdict: 'drift' });
  });

  it('ends a table with a summary', async () => {
    const { stdout } = await replay(
      ['--state', join(folder, 'states')],
      `${JSON.stringify(tagRole)}\n${JSON.stringify(read)}`,
    );
    for (const part of [
      '2 records',
      'drift (managed)',
      'ignored (read-only)',
      'top actors',
      'jo@example.com',
      'aws_iam_role.app',
    ]) {
      expect(stdout).toContain(part);
    }
  });

  it.each([
    ['not JSON', '{', /not JSON/],
    ['an unknown version', '{"version":3}', /version 3 is not known/],
    ['encrypted', '{"encrypted_data":"x","serial":1,"lineage":"l"}', /encrypted by OpenTofu/],
  ])('names a state that is %s before the first verdict', async (_, content, why) => {
    const broken = file('broken.tfstate', content);
    const { stdout, stderr, exitCode } = await replay(['--state', broken, '--format', 'json'], JSON.stringify(tagRole));
    expect([stdout, exitCode]).toEqual(['', 1]);
    expect(stderr).toMatch(why);
    expect(stderr).toContain(broken);
  });

  it('says what cannot be read, and what cannot be meant', async () => {
    expect(await replay(['--state', join(folder, 'nowhere')])).toMatchObject({ exitCode: 1 });
    expect(await replay([join(folder, 'nowhere')])).toMatchObject({ exitCode: 1 });
    expect(await replay(['--format', 'xml'])).toMatchObject({ exitCode: 2 });
    expect(await replay(['--origin', 'elsewhere'])).toMatchObject({ exitCode: 2 });
  });
});

describe('records in a text', () => {
  const names = (text: string) => [...recordsIn(text, 'f')].map(({ parsed, line }) => [parsed.ok, line]);

  it('may be one document over several lines, or several', () => {
    expect(names(JSON.stringify([tagRole, read], null, 2))).toEqual([
      [true, 1],
      [true, 1],
    ]);
    expect(names(`${JSON.stringify(tagRole, null, 2)}\n${JSON.stringify(read, null, 2)}\n`).map(([ok]) => ok)).toEqual([
      true,
      true,
    ]);
  });

  it('are none in an empty text, and one malformed in a document that does not end', () => {
    expect(names('')).toEqual([]);
    expect(names('{\n"eventName": 1,\n')).toEqual([[false, 1]]);
    expect(names('\uFEFF')).toEqual([]);
  });
});
