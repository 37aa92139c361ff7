import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { afterAll, describe, expect, it } from 'vitest';

const root = resolve(import.meta.dirname, '..', '..', '..');
const folder = mkdtempSync(join(tmpdir(), 'unclick-report-'));
afterAll(() => rmSync(folder, { recursive: true }));

const record = {
  eventVersion: '1.11',
  userIdentity: { type: 'IAMUser', userName: 'ada', arn: 'arn:aws:iam::123456789012:user/ada' },
  eventTime: '2026-05-01T10:00:00Z',
  eventSource: 'ssm.amazonaws.com',
  eventName: 'PutParameter',
  awsRegion: 'us-east-1',
  sourceIPAddress: '192.0.2.1',
  userAgent: 'Mozilla/5.0',
  requestParameters: { name: '/notes/today' },
  responseElements: null,
  eventID: '00000000-0000-4000-8000-000000000001',
  readOnly: false,
  eventType: 'AwsApiCall',
  recipientAccountId: '123456789012',
  sessionCredentialFromConsole: 'true',
};
const records = join(folder, 'records.ndjson');
writeFileSync(records, `${JSON.stringify(record)}\n${JSON.stringify({ ...record, readOnly: true })}\n`);

/** The project's own events. */
const ours = readdirSync(join(root, 'events')).map((name) => join('events', name));

const unclick = (args: readonly string[], input = '') =>
  execa(process.execPath, ['cli/unclick.ts', ...args], { cwd: root, input, reject: false });

describe('unclick report', () => {
  it('reports on records, without AWS', async () => {
    const { stdout, exitCode } = await unclick(['report', '--records', records, '--format', 'json']);
    expect(exitCode).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ records: 2 });
  });

  it('keeps to the period that was asked for', async () => {
    const later = join(folder, 'later.ndjson');
    writeFileSync(later, `${JSON.stringify({ ...record, eventTime: '2026-05-03T10:00:00Z' })}\nno record\n`);
    const of = async (...period: readonly string[]) => {
      const args = ['report', '--format', 'json', ...period, '--records', records, later];
      return JSON.parse((await unclick(args)).stdout).records;
    };
    expect(await of()).toBe(4);
    expect(await of('--from', '2026-05-02')).toBe(2);
    expect(await of('--from', '2026-05-01', '--to', '2026-05-02')).toBe(3);
  });

  it.each([
    [['--from', '2026-05-02', '--to', '2026-05-01'], /--from 2026-05-02 is after --to 2026-05-01/],
    [['--minute-price', 'much'], /write a number/],
  ])('refuses %j', async (args, words) => {
    const { exitCode, stderr } = await unclick(['report', '--records', records, ...args]);
    expect([exitCode, stderr]).toEqual([1, expect.stringMatching(words)]);
  });

  it('reports on what replay printed: a page', async () => {
    const { stdout: lines } = await unclick(['replay', '--format', 'json', records]);
    const file = join(folder, 'report.html');
    const { exitCode } = await unclick(['report', '--replay', '-', '--output', file], lines);
    expect(exitCode).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^<!doctype html>[\s\S]*<b>2<\/b> records read/);
  });

  it('knows from what replay printed all that it knows from the records themselves', async () => {
    const { stdout: lines } = await unclick([
      'replay',
      '--state',
      'examples/stack.tfstate',
      '--format',
      'json',
      ...ours,
    ]);
    const written = join(folder, 'replay.ndjson');
    writeFileSync(written, lines);
    const { stdout } = await unclick(['report', '--replay', written, '--format', 'json']);
    const again = ours.flatMap((file) => ['--records', file]);
    const direct = await unclick(['report', ...again, '--state', 'examples/stack.tfstate', '--format', 'json']);
    const shadow = JSON.parse(stdout);
    expect(shadow).toEqual(JSON.parse(direct.stdout));
    expect(shadow.days.length).toBeGreaterThan(0);
    expect(shadow.actors.length).toBeGreaterThan(2);
    expect(shadow.services.length).toBeGreaterThan(3);
    expect(shadow.clicks.some(({ critical }: { critical: string[] }) => critical.length > 0)).toBe(true);
  });

  it('names the line that replay did not print', async () => {
    const { stderr, exitCode } = await unclick(['report', '--replay', '-'], '{"verdict":"perhaps"}\n');
    expect(exitCode).not.toBe(0);
    expect(stderr).toContain('-:1 is no line of "unclick replay --format json"');
  });

  it.each([
    ['--from', 'yesterday'],
    ['--format', 'pdf'],
  ])('refuses %s %s', async (name, value) => {
    expect((await unclick(['report', '--records', records, name, value])).exitCode).toBe(1);
  });
});
