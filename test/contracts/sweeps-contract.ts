import { describe, expect, it } from 'vitest';
import type { Sweep } from '../../functions/core/sweep/sweep.ts';
import type { Sweeps } from '../../functions/ports/sweeps.ts';

const at = (minute: number) => new Date(Date.UTC(2026, 0, 1, 1, minute));
const sweep = (minute: number, result: Sweep['result'], fields: Partial<Sweep> = {}): Sweep => ({
  name: `net-sweep-${minute}`,
  result,
  endedAt: at(minute).toISOString(),
  known: 0,
  waiting: 0,
  ...fields,
});

/** What every keeper of sweeps must do, whatever it keeps them in. */
export function sweepsContract(make: () => Promise<Sweeps>): void {
  describe('the sweeps of a stack', () => {
    it('know nothing before its first turn', async () => {
      const sweeps = await make();
      expect(await sweeps.read('net')).toBeUndefined();
      expect(await sweeps.list()).toEqual([]);
    });

    it('remember its first turn, and when the newest began', async () => {
      const sweeps = await make();
      await sweeps.turn('net', at(1), 'waits');
      expect(await sweeps.read('net')).toEqual({ stack: 'net', since: at(1).toISOString() });
      await sweeps.turn('net', at(2), 'starts');
      await sweeps.turn('net', at(3), 'waits');
      const kept = { stack: 'net', since: at(1).toISOString(), startedAt: at(2).toISOString() };
      expect(await sweeps.read('net')).toEqual(kept);
      expect(await sweeps.list()).toEqual([kept]);
    });

    it('keep the newest result, and when one last saw the whole stack', async () => {
      const sweeps = await make();
      await sweeps.end('net', sweep(1, 'clean'));
      await sweeps.end('net', sweep(2, 'failed', { detail: 'no such provider' }));
      expect(await sweeps.read('net')).toMatchObject({
        since: at(1).toISOString(),
        sweptAt: at(1).toISOString(),
        last: { result: 'failed', detail: 'no such provider' },
      });
      await sweeps.end('net', sweep(3, 'known', { known: 2, waiting: 1 }));
      expect(await sweeps.read('net')).toMatchObject({ sweptAt: at(3).toISOString(), last: { known: 2, waiting: 1 } });
    });

    it('do not let an older sweep that ends late overwrite a newer one', async () => {
      const sweeps = await make();
      await sweeps.end('net', sweep(2, 'clean'));
      await sweeps.end('net', sweep(1, 'failed'));
      expect((await sweeps.read('net'))?.last?.result).toBe('clean');
    });

    it('keep what was found whole, and the incident that it became', async () => {
      const sweeps = await make();
      const change = { address: 'aws_x.y', action: 'update', attribute: 'a', was: '2', became: '1' };
      const found = { sweep: 'net-sweep-1', changes: [change], evidence: { suspects: [], note: 'none' } };
      await sweeps.end('net', sweep(1, 'drift', { found }));
      await sweeps.entered('net', 'net-4');
      expect(await sweeps.read('net')).toMatchObject({ incident: 'net-4', last: { found } });
    });

    it('keep stacks apart, and list all of them', async () => {
      const sweeps = await make();
      await sweeps.turn('net', at(1), 'starts');
      await sweeps.end('app', sweep(2, 'clean'));
      expect((await sweeps.list()).map(({ stack }) => stack).sort()).toEqual(['app', 'net']);
      expect((await sweeps.read('net'))?.last).toBeUndefined();
    });
  });
}
