import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onPath } from '../../cli/sandbox/on-path.ts';
import { long } from './runs.ts';
import { Scratch } from './scratch.ts';

/** A command of some minutes; each begins anew. */
const patience = 900_000;

describe('what the docs say takes longer', () => {
  let scratch: Scratch;
  beforeAll(() => {
    scratch = new Scratch();
  }, 60_000);
  afterAll(() => scratch.remove());

  it.for(long)('$command', { timeout: patience }, async (run, context) => {
    const lacking = run.needs?.filter((program) => !onPath(program)) ?? [];
    if (lacking.length > 0) return context.skip(`not on PATH: ${lacking}`);
    const { exit, text } = await scratch.type(run.command, run.stays ? run.says : undefined);
    expect([run.stays ? 0 : exit, text]).toEqual([0, expect.stringMatching(run.says)]);
  });
});
