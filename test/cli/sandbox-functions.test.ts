import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { type Functions, startFunctions } from '../../cli/sandbox/functions.ts';
import { Shutdown } from '../../cli/sandbox/shutdown.ts';
import { processes } from '../rig/process-table.ts';
import { scratchFolder } from '../rig/scratch-folder.ts';

const lacking = process.platform === 'linux' ? undefined : 'no process table to find the process in';
if (lacking) console.warn(`killing the functions' process is skipped: ${lacking}`);

/** finish-decisions needs an environment that is not there: what it throws shows that the process answers. */
describe.skipIf(lacking)('the process of the functions', () => {
  let folder: string;
  let shutdown: Shutdown;
  let functions: Functions;
  beforeEach(async () => {
    folder = scratchFolder();
    shutdown = new Shutdown();
    functions = await startFunctions({ PATH: process.env.PATH }, join(folder, 'log'), shutdown);
  });
  afterEach(async () => {
    await shutdown.run();
    rmSync(folder, { recursive: true });
  });
  const hosts = () =>
    processes().filter(({ command, parent }) => parent === process.pid && command.join().includes('function-host.ts'));
  const answer = () => functions.invoke('finish-decisions', {}).then(String, (error: Error) => error.message);

  it('is started again after it was killed, and the call that it had fails', async () => {
    expect(await answer()).toContain('finish-decisions: ');
    const [first] = hosts();
    // It would answer before it is killed, now and then.
    process.kill(first?.pid ?? 0, 'SIGSTOP');
    const broken = answer();
    process.kill(first?.pid ?? 0, 'SIGKILL');
    expect(await broken).toBe("the functions' process ended during finish-decisions");
    expect(await answer()).toContain('finish-decisions: ');
    expect(hosts()).toHaveLength(1);
    expect(hosts()[0]?.pid).not.toBe(first?.pid);
    expect(readFileSync(join(folder, 'log'), 'utf8')).not.toBe('');
  });

  it('is not started again once the sandbox ends', async () => {
    await shutdown.run();
    expect(await answer()).toBe('the functions are gone: the sandbox ends');
    expect(hosts()).toEqual([]);
  });
});
