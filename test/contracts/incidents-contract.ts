import { describe, expect, it } from 'vitest';
import type { RunReport } from '../../functions/core/run.ts';
import type { Clock } from '../../functions/ports/clock.ts';
import type { Incidents } from '../../functions/ports/incidents.ts';
import type { Mailbox } from '../../functions/ports/mailbox.ts';
import type { Messages } from '../../functions/ports/messages.ts';
import { aClick } from '../rig/click.ts';

/** Incidents, what Slack shows of them, and the mailbox that opens them. */
export interface RecordsUnderTest {
  readonly mailbox: Mailbox;
  readonly incidents: Incidents;
  readonly messages: Messages;
  readonly clock: Clock & { forward(seconds: number): void };
}

const run = (addresses: readonly string[]): RunReport => ({
  outcome: 'reverted',
  summary: 'Reverted by Terraform',
  answers: ['apply'],
  addresses,
  reasons: [],
  changes: [],
  phases: [],
  source: 'working copy',
});

/** What every keeper of incident records must do, whatever it keeps them in. */
export function incidentsContract(make: () => Promise<RecordsUnderTest>): void {
  describe('incident records', () => {
    it('are opened by the mailbox alone', async () => {
      const { mailbox, incidents } = await make();
      expect(await incidents.read('net-1')).toBeUndefined();
      expect(await incidents.list()).toEqual([]);
      await mailbox.put('net', aClick({ eventID: 'a' }));
      expect(await incidents.read('net-1')).toMatchObject({ status: 'open', outcome: '', reasons: [], steps: [] });
    });

    it('are listed by when they were opened, and by their stack', async () => {
      const { mailbox, incidents, clock } = await make();
      await mailbox.put('net', aClick({ eventID: 'a' }));
      clock.forward(60);
      const later = clock.now();
      await mailbox.put('app', aClick({ eventID: 'b' }));
      const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id).sort();
      expect(ids(await incidents.list())).toEqual(['app-1', 'net-1']);
      expect(ids(await incidents.list(later))).toEqual(['app-1']);
      expect(ids(await incidents.ofStack('net'))).toEqual(['net-1']);
    });

    it('keep each step; a run and a status make another card of them, and leave all else as it was', async () => {
      const { mailbox, incidents } = await make();
      await mailbox.put('net', aClick({ eventID: 'a' }));
      const startedAt = '2026-11-23T12:00:01.000Z';
      await incidents.step('net-1', { name: 'plan', startedAt });
      await incidents.step('net-1', { name: 'apply', startedAt, detail: 'x' });
      await incidents.writeRun('net-1', run(['aws_x.y']));
      expect(await incidents.read('net-1')).toMatchObject({ card: 1, run: run(['aws_x.y']) });
      const closed = { status: 'reverted', outcome: 'Reverted', reasons: [], closedAt: startedAt } as const;
      await incidents.writeStatus('net-1', closed);
      const incident = await incidents.read('net-1');
      expect(incident).toMatchObject({ ...closed, card: 2, run: { addresses: ['aws_x.y'] } });
      expect(incident?.steps).toEqual([
        { name: 'plan', startedAt },
        { name: 'apply', startedAt, detail: 'x' },
      ]);
      expect(incident?.clicks).toHaveLength(1);
    });

    it('keep the report of the newest lease: a build that is late writes over none', async () => {
      const { mailbox, incidents } = await make();
      await mailbox.put('net', aClick({ eventID: 'a' }));
      const under = (fence: number, address: string) => incidents.writeRun('net-1', { ...run([address]), fence });
      expect(await under(3, 'aws_x.first')).toBe(true);
      expect(await under(3, 'aws_x.again')).toBe(true);
      expect(await under(2, 'aws_x.late')).toBe(false);
      expect(await incidents.read('net-1')).toMatchObject({ card: 2, run: { addresses: ['aws_x.again'], fence: 3 } });
      expect(await under(4, 'aws_x.next')).toBe(true);
      expect(await incidents.read('net-1')).toMatchObject({ run: { addresses: ['aws_x.next'], fence: 4 } });
    });

    it('count how often each address of a stack was reverted since then', async () => {
      const { mailbox, incidents, clock } = await make();
      const close = async (stack: string, id: string, status: 'reverted' | 'failed', addresses: readonly string[]) => {
        await mailbox.put(stack, aClick({ eventID: id }));
        await mailbox.gather(stack, id);
        await incidents.writeRun(id, run(addresses));
        const closedAt = clock.now().toISOString();
        await incidents.writeStatus(id, { status, outcome: status, reasons: [], closedAt });
        clock.forward(60);
      };
      await close('net', 'net-1', 'reverted', ['aws_x.old']);
      const since = clock.now();
      await close('net', 'net-2', 'reverted', ['aws_x.a', 'aws_x.b']);
      await close('net', 'net-3', 'failed', ['aws_x.a']);
      await close('net', 'net-4', 'reverted', ['aws_x.a']);
      await close('app', 'app-1', 'reverted', ['aws_x.a']);
      expect(await incidents.reverts('net', since)).toEqual(
        new Map([
          ['aws_x.a', 2],
          ['aws_x.b', 1],
        ]),
      );
    });
  });

  describe('an incident’s message', () => {
    it('is told by one at a time, as the incident is now; a turn lapses, and then it says nothing any more', async () => {
      const { mailbox, incidents, messages, clock } = await make();
      await mailbox.put('net', aClick({ eventID: 'a' }));
      expect(await messages.begin('net-9', clock.now())).toBeUndefined();
      const first = await messages.begin('net-1', clock.now());
      expect(first?.incident).toEqual(await incidents.read('net-1'));
      expect(await messages.begin('net-1', clock.now())).toBeUndefined();
      clock.forward(121);
      const second = await messages.begin('net-1', clock.now());
      if (!first || !second) throw new Error('nobody had a turn');
      await messages.posted('net-1', { channel: 'C1', ts: '1.0' });
      await messages.told(second, 4, 2);
      await messages.told(first, 3, 1);
      expect(await incidents.read('net-1')).toMatchObject({ message: { ts: '1.0' }, told: 4, replies: 2 });
      const third = await messages.begin('net-1', clock.now());
      if (!third) throw new Error('nobody had a turn');
      await messages.notTold(first);
      expect(await messages.begin('net-1', clock.now())).toBeUndefined();
      await messages.notTold(third);
      expect(await messages.begin('net-1', clock.now())).toBeDefined();
    });
  });
}
