import { expect, it } from 'vitest';
import type { Cursors } from '../../functions/ports/trail.ts';

/** What every keeper of cursors must do. */
export function cursorsContract(make: () => Promise<Cursors>): void {
  it('cursors stand where they were last put, each place’s for itself', async () => {
    const cursors = await make();
    const [first, second] = [new Date('2026-11-23T12:00:00.000Z'), new Date('2026-11-23T12:05:00.500Z')];
    expect(await cursors.read('eu-west-1')).toBeUndefined();
    await cursors.write('eu-west-1', first);
    await cursors.write('444455556666/eu-west-1', first);
    await cursors.write('eu-west-1', second);
    expect([await cursors.read('eu-west-1'), await cursors.read('444455556666/eu-west-1')]).toEqual([second, first]);
  });
}
