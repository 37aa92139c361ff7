import { join, resolve } from 'node:path';
import { execa } from 'execa';
import { describe, expect, it } from 'vitest';

const bench = join(resolve(import.meta.dirname, '..', '..'), 'bench', 'bench.ts');
const run = (...args: readonly string[]) =>
  execa(process.execPath, [bench, ...args], { env: { NO_COLOR: '1', UNCLICK_STATES: '2' }, reject: false });

describe('npm run bench', () => {
  it('prints one table of all that is asked for', async () => {
    const { stdout, stderr } = await run('all', 'estate');
    expect(stdout).toMatch(/bench +│ figure +│ measured/);
    expect(stdout).toMatch(/estate +│ states +│ 2 /);
    expect(stderr).toContain('estate …');
  });

  it('prints one object with --json', async () => {
    const { stdout } = await run('all', 'estate', '--json');
    expect(JSON.parse(stdout)).toMatchObject({ estate: { bench: 'estate', states: 2 } });
  });

  it('says which there are where one is not known', async () => {
    const { stderr, exitCode } = await run('speed');
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(/no bench speed: classify, cold-start, estate, index, loop, storm/);
  });
});
