import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { check } from './check.ts';
import { history } from './history.ts';
import { printed } from './print.ts';

/** The same histories each time; `npm run model` plays others, and many more. */
const seed = 20_261_123;

describe('the whole promise, over histories of clicks, losses, crashes and decisions', () => {
  it('holds', { timeout: 120_000 }, async () => {
    const { tally, failure } = await check({ runs: 300, seed });
    expect(failure ?? '').toBe('');
    // The histories must be about something.
    expect(tally.histories).toBe(300);
    expect(tally.clicks).toBeGreaterThan(500);
    expect(tally.lost).toBeGreaterThan(20);
    expect(tally.applies).toBeGreaterThan(150);
    expect(tally.tasks).toMatchObject({ revert: expect.any(Number), 'apply-held': expect.any(Number) });
    expect(tally.hit.size).toBeGreaterThan(80);
    expect(tally.changes).toMatchObject({ deletion: expect.any(Number), grant: expect.any(Number) });
    for (const many of [tally.sweeps, tally.unexplained, tally.revised]) expect(many).toBeGreaterThan(50);
    expect(tally.stale).toBeGreaterThan(0);
  });

  it('is played the same each time', async () => {
    for (const one of fc.sample(history, { seed, numRuns: 5 })) expect(await printed(one)).toBe(await printed(one));
  });
});
