import { describe, expect, it } from 'vitest';
import type { Clock } from '../../functions/ports/clock.ts';
import type { Incidents } from '../../functions/ports/incidents.ts';
import type { Mailbox } from '../../functions/ports/mailbox.ts';
import { aClick } from '../rig/click.ts';

/** A fresh mailbox and the incidents beside it, on a clock that the test moves. */
export interface MailboxUnderTest {
  readonly mailbox: Mailbox;
  readonly incidents: Incidents;
  readonly clock: Clock & { forward(seconds: number): void };
}

const ids = (clicks: readonly { readonly eventID: string }[]) => clicks.map((click) => click.eventID).sort();

/** What every mailbox must do, whatever keeps it. */
export function mailboxContract(make: () => Promise<MailboxUnderTest>): void {
  describe('mail', () => {
    it('opens an incident with the first click and puts the next beside it', async () => {
      const { mailbox, incidents } = await make();
      expect(await mailbox.put('net', aClick({ eventID: 'a' }))).toEqual({
        incident: 'net-1',
        isNew: true,
        taken: false,
      });
      expect(await mailbox.put('net', aClick({ eventID: 'b' }))).toEqual({
        incident: 'net-1',
        isNew: true,
        taken: false,
      });
      const incident = await incidents.read('net-1');
      expect(incident).toMatchObject({
        id: 'net-1',
        stack: 'net',
        status: 'open',
        addresses: ['aws_security_group.web'],
      });
      expect(ids(incident?.clicks ?? [])).toEqual(['a', 'b']);
    });

    it('takes a click once, however often it is delivered', async () => {
      const { mailbox, incidents } = await make();
      await mailbox.put('net', aClick({ eventID: 'a' }));
      expect(await mailbox.put('net', aClick({ eventID: 'a' }))).toEqual({
        incident: 'net-1',
        isNew: false,
        taken: false,
      });
      expect(ids(await mailbox.gather('net', 'net-1'))).toEqual(['a']);
      expect(await mailbox.put('net', aClick({ eventID: 'a' }))).toEqual({
        incident: 'net-1',
        isNew: false,
        taken: true,
      });
      expect((await incidents.read('net-1'))?.clicks).toHaveLength(1);
    });

    it('a late, revised copy replaces the record and repeats nothing', async () => {
      const { mailbox } = await make();
      await mailbox.put('net', aClick({ eventID: 'a' }));
      const plain = aClick({ eventID: 'a' });
      const raw = { ...plain.record.raw, addendum: { reason: 'UPDATED_DATA' } };
      await mailbox.put('net', { ...plain, record: { ...plain.record, request: { revised: true }, raw } });
      const [click, ...others] = await mailbox.gather('net', 'net-1');
      expect(others).toEqual([]);
      expect(click?.record.request).toEqual({ revised: true });
    });

    it('a revised copy replaces the record after it was gathered too, and no plain one takes its place again', async () => {
      const { mailbox, incidents } = await make();
      const plain = aClick({ eventID: 'a' });
      const raw = { ...plain.record.raw, addendum: { reason: 'UPDATED_DATA' } };
      const revised = { ...plain, record: { ...plain.record, request: { revised: true }, raw } };
      await mailbox.put('net', plain);
      await mailbox.gather('net', 'net-1');
      expect(await mailbox.put('net', revised)).toEqual({ incident: 'net-1', isNew: false, taken: true });
      await mailbox.put('net', plain);
      expect((await mailbox.taken('net', 'net-1')).map(({ record }) => record.request)).toEqual([{ revised: true }]);
      expect((await incidents.read('net-1'))?.clicks).toHaveLength(1);
    });

    it('gives clicks in the order in which they were made, in whatever order they came', async () => {
      const { mailbox } = await make();
      const at = (eventID: string, second: number) => aClick({ eventID, eventTime: `2026-11-23T12:00:0${second}Z` });
      for (const click of [at('c', 3), at('a', 1), at('d', 3), at('b', 2)]) await mailbox.put('net', click);
      const inOrder = ['a', 'b', 'c', 'd'];
      expect((await mailbox.gather('net', 'net-1')).map(({ eventID }) => eventID)).toEqual(inOrder);
      expect((await mailbox.taken('net', 'net-1')).map(({ eventID }) => eventID)).toEqual(inOrder);
    });

    it('gathering closes the incident: what comes later opens the next', async () => {
      const { mailbox } = await make();
      await mailbox.put('net', aClick({ eventID: 'a' }));
      await mailbox.gather('net', 'net-1');
      expect((await mailbox.put('net', aClick({ eventID: 'b' }))).incident).toBe('net-2');
      expect(ids(await mailbox.gather('net', 'net-2'))).toEqual(['b']);
    });

    it('gathering again gives the same clicks and leaves later mail to its own incident', async () => {
      const { mailbox } = await make();
      await mailbox.put('net', aClick({ eventID: 'a' }));
      await mailbox.gather('net', 'net-1');
      await mailbox.put('net', aClick({ eventID: 'b' }));
      expect(ids(await mailbox.gather('net', 'net-1'))).toEqual(['a']);
      expect(ids(await mailbox.gather('net', 'net-2'))).toEqual(['b']);
    });

    it('takes along the mail of an incident whose workflow ended without gathering', async () => {
      const { mailbox, incidents } = await make();
      await mailbox.put('net', aClick({ eventID: 'a' }));
      expect(await mailbox.supersede('net', 'net-1')).toBe('net-2');
      expect(await mailbox.supersede('net', 'net-1')).toBe('net-2');
      await mailbox.put('net', aClick({ eventID: 'b' }));
      expect(ids(await mailbox.gather('net', 'net-2'))).toEqual(['a', 'b']);
      expect(ids((await incidents.read('net-2'))?.clicks ?? [])).toEqual(['a', 'b']);
      expect(await incidents.read('net-1')).toMatchObject({
        status: 'left',
        reasons: [{ code: 'superseded', detail: 'net-2' }],
        closedAt: expect.any(String),
      });
    });

    it('an incident whose mail a later one took says who answers it', async () => {
      const { mailbox, incidents } = await make();
      await mailbox.put('net', aClick({ eventID: 'a' }));
      expect(ids(await mailbox.gather('net', 'net-3'))).toEqual(['a']);
      expect(await mailbox.gather('net', 'net-1')).toEqual([]);
      expect(await incidents.read('net-1')).toMatchObject({
        status: 'left',
        outcome: expect.stringContaining('net-3'),
        closedAt: expect.any(String),
        card: 1,
      });
      expect((await incidents.read('net-3'))?.closedAt).toBeUndefined();
    });

    it('says how many clicks wait, and since when', async () => {
      const { mailbox, clock } = await make();
      expect(await mailbox.waiting('net')).toEqual({ count: 0 });
      const first = clock.now();
      await mailbox.put('net', aClick({ eventID: 'a' }));
      clock.forward(5);
      await mailbox.put('net', aClick({ eventID: 'b' }));
      expect(await mailbox.waiting('net')).toEqual({ count: 2, oldest: first, newest: clock.now() });
    });

    it('keeps stacks apart, the same eventID in both', async () => {
      const { mailbox } = await make();
      await mailbox.put('net', aClick({ eventID: 'a' }));
      expect(await mailbox.put('app', aClick({ eventID: 'a' }))).toEqual({
        incident: 'app-1',
        isNew: true,
        taken: false,
      });
      expect(ids(await mailbox.gather('app', 'app-1'))).toEqual(['a']);
      expect((await mailbox.waiting('net')).count).toBe(1);
    });

    it('takes a burst that no single transaction can, whole', async () => {
      const { mailbox } = await make();
      const burst = Array.from({ length: 60 }, (_, index) => aClick({ eventID: `click-${index}` }));
      for (const click of burst) await mailbox.put('net', click);
      expect(ids(await mailbox.gather('net', 'net-1'))).toEqual(ids(burst));
      expect((await mailbox.waiting('net')).count).toBe(0);
    });

    it('puts and gathers at once lose nothing and take nothing twice', async () => {
      const { mailbox } = await make();
      const clicks = Array.from({ length: 12 }, (_, index) => aClick({ eventID: `click-${index}` }));
      const taken = new Map<string, string[]>();
      const gather = async (incident: string) => {
        taken.set(incident, ids(await mailbox.gather('net', incident)));
      };
      const gathers = async () => {
        for (let number = 1; number <= 6; number += 1) await gather(`net-${number}`);
      };
      await Promise.all([Promise.all(clicks.map((click) => mailbox.put('net', click))), gathers()]);
      // Whatever is open by now takes what is left; an incident that gathers again says again what it took.
      await gather((await mailbox.put('net', aClick({ eventID: 'last' }))).incident);
      expect([...taken.values()].flat().sort()).toEqual([...ids(clicks), 'last'].sort());
    });
  });

  describe('the lease', () => {
    it('is one incident’s at a time, and its again', async () => {
      const { mailbox } = await make();
      expect(await mailbox.claim('net', 'net-1', 60)).toEqual({ claimed: true, fence: 1 });
      expect(await mailbox.claim('net', 'net-2', 60)).toMatchObject({ claimed: false, holder: 'net-1' });
      expect(await mailbox.claim('net', 'net-1', 60)).toEqual({ claimed: true, fence: 2 });
      expect(await mailbox.claim('app', 'app-1', 60)).toMatchObject({ claimed: true });
    });

    it('expires when its holder dies, and the dead one’s fence is worth nothing', async () => {
      const { mailbox, clock } = await make();
      await mailbox.claim('net', 'net-1', 60);
      clock.forward(61);
      expect(await mailbox.claim('net', 'net-2', 60)).toEqual({ claimed: true, fence: 2 });
      expect(await mailbox.beginApply('net', 'net-1', { fence: 1, run: 'a' }, 60)).toBe(false);
      expect(await mailbox.beginApply('net', 'net-2', { fence: 2, run: 'a' }, 60)).toBe(true);
    });

    it('renewing keeps it, for its holder under its own fence', async () => {
      const { mailbox, clock } = await make();
      await mailbox.claim('net', 'net-1', 60);
      clock.forward(50);
      expect(await mailbox.renew('net', 'net-2', 1, 60)).toBe(false);
      expect(await mailbox.renew('net', 'net-1', 2, 60)).toBe(false);
      expect(await mailbox.renew('net', 'net-1', 1, 60)).toBe(true);
      clock.forward(50);
      expect(await mailbox.claim('net', 'net-2', 60)).toMatchObject({ claimed: false });
      clock.forward(11);
      expect(await mailbox.claim('net', 'net-2', 60)).toMatchObject({ claimed: true });
      expect(await mailbox.renew('net', 'net-1', 1, 60)).toBe(false);
    });

    it('beginning an apply renews it', async () => {
      const { mailbox, clock } = await make();
      await mailbox.claim('net', 'net-1', 60);
      clock.forward(50);
      expect(await mailbox.beginApply('net', 'net-1', { fence: 1, run: 'a' }, 60)).toBe(true);
      clock.forward(50);
      expect(await mailbox.claim('net', 'net-2', 60)).toMatchObject({ claimed: false });
    });

    it('a claim that was made again outdates the first fence', async () => {
      const { mailbox } = await make();
      await mailbox.claim('net', 'net-1', 60);
      await mailbox.claim('net', 'net-1', 60);
      expect(await mailbox.beginApply('net', 'net-1', { fence: 1, run: 'a' }, 60)).toBe(false);
      expect(await mailbox.beginApply('net', 'net-1', { fence: 2, run: 'a' }, 60)).toBe(true);
    });

    it('a run that is about to change something says so in its incident', async () => {
      const { mailbox, incidents, clock } = await make();
      await mailbox.put('net', aClick({ eventID: 'a' }));
      await mailbox.claim('net', 'net-1', 60);
      expect((await incidents.read('net-1'))?.applyBegan).toBeUndefined();
      expect(await mailbox.beginApply('net', 'net-1', { fence: 2, run: 'a' }, 60)).toBe(false);
      expect((await incidents.read('net-1'))?.applyBegan).toBeUndefined();
      expect(await mailbox.beginApply('net', 'net-1', { fence: 1, run: 'a' }, 60)).toBe(true);
      const at = clock.now().toISOString();
      expect((await incidents.read('net-1'))?.applyBegan).toEqual({ fence: 1, run: 'a', at });
    });

    it('of two builds under one fence only the first may apply, as often as it has to', async () => {
      const { mailbox } = await make();
      await mailbox.put('net', aClick({ eventID: 'a' }));
      await mailbox.claim('net', 'net-1', 60);
      const begin = (fence: number, run: string) => mailbox.beginApply('net', 'net-1', { fence, run }, 60);
      expect(await begin(1, 'a')).toBe(true);
      expect(await begin(1, 'b')).toBe(false);
      expect(await begin(1, 'a')).toBe(true);
      await mailbox.claim('net', 'net-1', 60);
      expect(await begin(2, 'b')).toBe(true);
      expect(await begin(1, 'a')).toBe(false);
    });

    it('is let go by its holder only', async () => {
      const { mailbox } = await make();
      await mailbox.claim('net', 'net-1', 60);
      await mailbox.release('net', 'net-2');
      expect(await mailbox.claim('net', 'net-2', 60)).toMatchObject({ claimed: false });
      await mailbox.release('net', 'net-1');
      expect(await mailbox.claim('net', 'net-2', 60)).toMatchObject({ claimed: true });
    });

    it('is one winner’s when many claim at once', async () => {
      const { mailbox } = await make();
      const claims = Array.from({ length: 8 }, (_, index) => mailbox.claim('net', `net-${index + 1}`, 60));
      expect((await Promise.all(claims)).filter((answer) => answer.claimed)).toHaveLength(1);
    });
  });
}
