import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Shutdown } from '../../cli/sandbox/shutdown.ts';
import { missingForLoop } from '../loop/sandbox-process.ts';
import { type ChaosReport, playChaos } from './play.ts';

const lacking = missingForLoop() ?? (process.platform === 'linux' ? undefined : 'no process table to find builds in');
if (lacking) console.warn(`chaos is skipped: ${lacking}`);

/** The short form; `npm run chaos` plays 200 clicks over 20 stacks. */
describe.skipIf(lacking)('the promise under kills and trouble', () => {
  const shutdown = new Shutdown();
  let folder: string;
  let report: ChaosReport;
  const told: string[] = [];
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'unclick-chaos-'));
    const chaos = { stacks: 3, clicks: 12, builds: 3, seed: 7 };
    report = await playChaos(chaos, { folder, shutdown, tell: (line) => told.push(line) });
  }, 900_000);
  afterAll(async () => {
    expect(await shutdown.run()).toEqual([]);
    rmSync(folder, { recursive: true, force: true });
  }, 60_000);

  it('holds', () => {
    expect(report.broken, told.join('\n')).toEqual([]);
  });

  it('was about something: each kind of fault happened', () => {
    expect(report.tooFew).toEqual([]);
    expect(report.applies).toBeGreaterThan(1);
  });
});
