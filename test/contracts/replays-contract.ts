import { expect, it } from 'vitest';
import type { Replays } from '../../functions/ports/slack.ts';

/** What everything that remembers signatures must do. */
export function replaysContract(make: () => Promise<Replays>): void {
  it('a signature is seen once, of many that come at the same moment too', async () => {
    const replays = await make();
    const now = new Date('2026-11-23T12:00:00.000Z');
    expect(await replays.isFirst('v0=a', now)).toBe(true);
    expect(await replays.isFirst('v0=a', now)).toBe(false);
    const atOnce = await Promise.all(Array.from({ length: 5 }, () => replays.isFirst('v0=b', now)));
    expect(atOnce.filter(Boolean)).toHaveLength(1);
  });
}
