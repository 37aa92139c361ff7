import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onPath } from '../../cli/sandbox/on-path.ts';
import { besideSandbox } from './runs.ts';
import { type Said, Scratch } from './scratch.ts';

const [staying, ...beside] = besideSandbox;
const lacking = staying?.needs?.filter((program) => !onPath(program)) ?? [];

describe.skipIf(lacking.length > 0)(`what the docs say to do beside a sandbox (not on PATH: ${lacking})`, () => {
  let scratch: Scratch;
  let sandbox: { end(): Promise<Said> };
  beforeAll(async () => {
    scratch = new Scratch();
    if (!staying) throw new Error('no command stays');
    sandbox = await scratch.start(staying.command, staying.says);
    await scratch.type(`alias unclick='npm run --silent unclick --'`);
  }, 240_000);
  afterAll(async () => {
    await sandbox?.end();
    scratch?.remove();
  }, 60_000);

  it.each(beside)(
    '$command',
    async ({ command, says }) => {
      expect(await scratch.type(command)).toEqual({ exit: 0, text: expect.stringMatching(says) });
    },
    60_000,
  );

  it('ends in a click that was reverted', async () => {
    const incidents = async () => (await scratch.type('unclick incidents')).text;
    await expect.poll(incidents, { timeout: 120_000, interval: 2000 }).toMatch(/sandbox-1 {2}reverted/);
  }, 130_000);

  it('says what could be clicked', async () => {
    expect((await scratch.type('unclick click')).text).toMatch(/Open port 22 to the world[\s\S]*Delete the table/);
    expect(await scratch.type('unclick click nonsense')).toMatchObject({ exit: 2 });
  }, 60_000);
});
