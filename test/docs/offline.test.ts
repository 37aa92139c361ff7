import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { offline } from './runs.ts';
import { Scratch } from './scratch.ts';

describe('what the docs say can be tried without AWS', () => {
  let scratch: Scratch;
  beforeAll(() => {
    scratch = new Scratch({ AWS_EC2_METADATA_DISABLED: 'true', AWS_ENDPOINT_URL: 'http://127.0.0.1:9' });
  });
  afterAll(() => scratch.remove());

  it.each(offline)(
    '$command',
    async (run) => {
      const { exit, text } = await scratch.type(run.command);
      expect([exit, text]).toEqual([0, expect.stringMatching(run.says)]);
    },
    120_000,
  );
});
