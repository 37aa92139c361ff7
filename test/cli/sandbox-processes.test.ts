import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { startChild } from '../../cli/sandbox/child.ts';
import { findMoto } from '../../cli/sandbox/find-moto.ts';
import { freePort } from '../../cli/sandbox/free-port.ts';
import { Shutdown } from '../../cli/sandbox/shutdown.ts';

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'unclick-test-'));
});
afterEach(() => rmSync(folder, { recursive: true }));

const lives = (pid: number) => {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
};

/** A shell that starts a sleeper of its own; both names are told in the log. */
async function family(script: string) {
  const log = join(folder, 'log');
  const child = await startChild({ file: '/bin/sh', args: ['-c', script] }, log);
  const sleeper = Number(await vi.waitUntil(() => /\d+/.exec(readFileSync(log, 'utf8'))?.[0], 2000));
  return { child, sleeper };
}

/** An orphan that has ended is seen until init has waited for it, which can take seconds; it would sleep for a hundred. */
const isGone = (pid: number) => vi.waitUntil(() => !lives(pid), 10_000);

describe('processes of the sandbox', () => {
  it('end with what they started', async () => {
    const { child, sleeper } = await family('sleep 100 & echo $!; wait');
    await child.stop();
    expect(await child.ended).toBe('SIGTERM');
    await isGone(sleeper);
  });

  it('end even when they will not listen', async () => {
    const { child, sleeper } = await family("trap '' TERM; sleep 100 & echo $!; wait; wait");
    await child.stop(300);
    expect(await child.ended).toBe('SIGKILL');
    await isGone(sleeper);
  });

  it('can be stopped after they ended by themselves', async () => {
    const child = await startChild({ file: '/bin/sh', args: ['-c', 'exit 3'] }, join(folder, 'log'));
    expect(await child.ended).toBe('exit 3');
    await child.stop();
  });

  it('say when they cannot be started', async () => {
    await expect(startChild({ file: '/nowhere/moto', args: [] }, join(folder, 'log'))).rejects.toThrow('ENOENT');
  });
});

describe('the end of the sandbox', () => {
  it('ends everything in reverse order, whatever fails, and once', async () => {
    const ended: string[] = [];
    const shutdown = new Shutdown();
    await shutdown.add('first', () => void ended.push('first'));
    await shutdown.add('broken', () => Promise.reject(new Error('stuck')));
    await shutdown.add('last', () => void ended.push('last'));
    expect(await shutdown.run()).toEqual(['broken: stuck']);
    expect(await shutdown.run()).toEqual(['broken: stuck']);
    expect(ended).toEqual(['last', 'first']);
  });

  it('ends at once what is started after it', async () => {
    const shutdown = new Shutdown();
    await shutdown.run();
    const end = vi.fn();
    await shutdown.add('late', end);
    expect(end).toHaveBeenCalledOnce();
  });
});

describe('finding moto', () => {
  const moto = { name: 'second', file: '/bin/true', args: () => [] };

  it('takes the first way that works, and says which did not, and why', async () => {
    const told: string[] = [];
    const third = vi.fn();
    const ways = [
      { name: 'none', isThere: () => false, find: third },
      { name: 'one', isThere: () => true, find: async () => 'no network' },
      { name: 'two', isThere: () => true, find: async () => moto },
      { name: 'three', isThere: () => true, find: third },
    ];
    expect(await findMoto((line) => told.push(line), ways)).toBe(moto);
    expect(told).toEqual(['moto: trying one', 'moto: not by one: no network', 'moto: trying two']);
    expect(third).not.toHaveBeenCalled();
  });

  it('finds none where no way works', async () => {
    expect(
      await findMoto(() => undefined, [{ name: 'one', isThere: () => true, find: async () => 'no' }]),
    ).toBeUndefined();
  });
});

it('a free port can be listened on', async () => {
  const port = await freePort();
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve));
  await new Promise((resolve) => server.close(resolve));
});
