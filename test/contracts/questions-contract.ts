import { describe, expect, it } from 'vitest';
import type { Override } from '../../functions/core/deciding/override.ts';
import type { Decision } from '../../functions/core/incident.ts';
import type { Clock } from '../../functions/ports/clock.ts';
import type { Incidents } from '../../functions/ports/incidents.ts';
import type { Mailbox } from '../../functions/ports/mailbox.ts';
import type { Overrides } from '../../functions/ports/overrides.ts';
import type { Questions } from '../../functions/ports/questions.ts';
import { aClick } from '../rig/click.ts';

export interface DeskUnderTest {
  readonly mailbox: Mailbox;
  readonly incidents: Incidents;
  readonly questions: Questions;
  readonly overrides: Overrides;
  readonly clock: Clock & { forward(seconds: number): void };
}

const decision: Decision = {
  verb: 'revert',
  by: 'Ana',
  at: '2026-11-23T12:00:00.000Z',
  question: 1,
  owner: ['slack:UANA'],
};

function anOverride(over: Partial<Override> = {}): Override {
  return {
    id: 'net-ov1',
    stack: 'net',
    scope: 'stack',
    seconds: 3600,
    reason: 'fire',
    requestedBy: 'Dana',
    requestedAt: '2026-11-23T12:00:00.000Z',
    lapsesAt: '2026-11-23T13:00:00.000Z',
    owner: ['slack:UDANA'],
    ...over,
  };
}

const begun = { from: '2026-11-23T12:00:00.000Z', until: '2026-11-23T13:00:00.000Z', consentBy: 'Bo' };
const kept: Decision = { ...decision, verb: 'keep', until: begun.until };

/** What questions and overrides must do, whatever keeps them. */
export function questionsContract(make: () => Promise<DeskUnderTest>): void {
  async function asked() {
    const desk = await make();
    await desk.mailbox.put('net', aClick({ eventID: 'a' }));
    const change = { status: 'waiting', outcome: 'Decide', trail: [] } as const;
    return { ...desk, incident: await desk.questions.ask('net-1', 'token-1', change) };
  }

  describe('questions', () => {
    it('are counted, and keep the newest token only', async () => {
      const { questions, incident } = await asked();
      expect(incident).toMatchObject({ status: 'waiting', question: 1, outcome: 'Decide' });
      expect(await questions.token('net-1')).toEqual({ token: 'token-1', question: 1 });
      const again = await questions.ask('net-1', 'token-2', { trail: [] });
      expect(again.question).toBe(2);
      expect(again.card).toBeGreaterThan(incident.card ?? 0);
      expect(await questions.token('net-1')).toEqual({ token: 'token-2', question: 2 });
      await questions.answered('net-1', 'token-1');
      expect(await questions.token('net-1')).toEqual({ token: 'token-2', question: 2 });
      await questions.answered('net-1', 'token-2');
      expect(await questions.token('net-1')).toBeUndefined();
    });

    it('the first decision on a card wins, the second is refused and changes nothing', async () => {
      const { questions, incidents, incident } = await asked();
      const card = incident.card ?? 0;
      const other = { ...decision, by: 'Bo' };
      const answers = await Promise.all([
        questions.write('net-1', card, { decision, trail: [] }),
        questions.write('net-1', card, { decision: other, trail: [] }),
      ]);
      expect(answers.filter(Boolean)).toHaveLength(1);
      expect((await incidents.read('net-1'))?.decision).toEqual(answers[0] ? decision : other);
      expect((await incidents.read('net-1'))?.card).toBe(card + 1);
    });

    it('a change takes away what is null and grows the trail', async () => {
      const { questions, incidents, incident } = await asked();
      const entry = { at: 'now', by: 'Ana', what: 'requested', detail: 'x' } as const;
      const request = { by: 'Dana', owner: [], at: 'now', seconds: 60, reason: 'fire' };
      await questions.write('net-1', incident.card ?? 0, { request, escalated: 1, trail: [entry] });
      const wished = await incidents.read('net-1');
      expect(wished).toMatchObject({ request, escalated: 1, trail: [entry] });
      await questions.write('net-1', wished?.card ?? 0, { request: null, escalated: null, trail: [entry] });
      const after = await incidents.read('net-1');
      expect(after?.request).toBeUndefined();
      expect(after?.escalated).toBeUndefined();
      expect(after?.trail).toEqual([entry, entry]);
    });

    it('an override is written with the decision, or not at all', async () => {
      const { questions, overrides, incident } = await asked();
      const override = anOverride({ id: 'net-1', incident: 'net-1', ...begun });
      expect(await questions.write('net-1', 99, { decision: kept, trail: [], override })).toBe(false);
      expect(await overrides.read('net-1')).toBeUndefined();
      expect(await questions.write('net-1', incident.card ?? 0, { decision: kept, trail: [], override })).toBe(true);
      expect(await overrides.read('net-1')).toEqual(override);
    });

    it('unfinished incidents are those that are open, or not told as they are', async () => {
      const { questions, incidents } = await asked();
      const ids = async () => (await questions.unfinished(new Date('2025-01-01'))).map(({ id }) => id);
      expect(await ids()).toEqual(['net-1']);
      await incidents.writeStatus('net-1', { status: 'left', outcome: '', reasons: [], closedAt: 'now' });
      expect(await ids()).toEqual(['net-1']);
    });
  });

  describe('overrides', () => {
    it('stand once somebody consents, and once only', async () => {
      const { overrides } = await make();
      await overrides.request(anOverride());
      expect(await overrides.list('net')).toEqual([anOverride()]);
      expect(await overrides.list()).toEqual([anOverride()]);
      const opened = await overrides.open(anOverride(begun), kept);
      expect(opened).toMatchObject({ id: 'net-1', status: 'overridden', overrideId: 'net-ov1' });
      expect(await overrides.open(anOverride(begun), kept)).toBeUndefined();
      expect(await overrides.read('net-ov1')).toEqual(anOverride({ ...begun, incident: 'net-1' }));
    });

    it('lapse', async () => {
      const { overrides } = await make();
      await overrides.request(anOverride({ lapsesAt: '2026-11-23T11:00:00.000Z' }));
      expect(await overrides.open(anOverride(begun), kept)).toBeUndefined();
    });

    it('have an incident under which no click is ever put', async () => {
      const { overrides, mailbox } = await make();
      await mailbox.put('net', aClick({ eventID: 'a' }));
      await overrides.request(anOverride());
      const opened = await overrides.open(anOverride(begun), kept);
      expect(opened?.id).toBe('net-2');
      expect((await mailbox.put('net', aClick({ eventID: 'b' }))).incident).toBe('net-3');
      expect((await mailbox.gather('net', 'net-1')).map(({ eventID }) => eventID)).toEqual(['a']);
      expect((await mailbox.gather('net', 'net-3')).map(({ eventID }) => eventID)).toEqual(['b']);
      expect(await mailbox.taken('net', 'net-2')).toEqual([]);
    });

    async function standing() {
      const desk = await make();
      await desk.overrides.request(anOverride());
      const owner = (await desk.overrides.open(anOverride(begun), kept))?.id ?? '';
      const { incident } = await desk.mailbox.put('net', aClick({ eventID: 'a' }));
      const clicks = await desk.mailbox.gather('net', incident);
      const override = anOverride({ ...begun, incident: owner });
      return { ...desk, owner, incident, clicks, override };
    }

    it('hand a click to the incident that waits for their end', async () => {
      const { overrides, mailbox, incidents, owner, incident, clicks, override, clock } = await standing();
      expect(await overrides.cover(override, clicks, incident, clock.now())).toEqual(clicks);
      expect((await mailbox.taken('net', owner)).map(({ eventID }) => eventID)).toEqual(['a']);
      expect(await mailbox.taken('net', incident)).toEqual([]);
      expect((await incidents.read(owner))?.addresses).toEqual(['aws_security_group.web']);
      expect((await incidents.read(incident))?.clicks).toHaveLength(1);
    });

    it('hand a click back to where it came from, where it is listed once', async () => {
      const { overrides, questions, mailbox, incidents, owner, incident, clicks, override, clock } = await standing();
      const back = anOverride({ id: incident, ...begun, incident });
      await questions.write(incident, (await incidents.read(incident))?.card ?? 0, { trail: [], override: back });
      await overrides.cover(override, clicks, incident, clock.now());
      expect(await overrides.cover(back, clicks, owner, clock.now())).toEqual(clicks);
      expect((await mailbox.taken('net', incident)).map(({ eventID }) => eventID)).toEqual(['a']);
      expect((await incidents.read(incident))?.clicks.map(({ eventID }) => eventID)).toEqual(['a']);
    });

    it('that ended cover nothing', async () => {
      const { overrides, mailbox, incident, clicks, override, clock } = await standing();
      expect(await overrides.end('net-ov1', 'Ana', clock.now())).toBe(true);
      expect(await overrides.end('net-ov1', 'Ana', clock.now())).toBe(false);
      expect(await overrides.cover(override, clicks, incident, clock.now())).toEqual([]);
      expect(await mailbox.taken('net', incident)).toHaveLength(1);
    });

    it('cover nothing from their end on', async () => {
      const { overrides, incident, clicks, override } = await standing();
      expect(await overrides.cover(override, clicks, incident, new Date(begun.until))).toEqual([]);
    });

    it('cover nothing once their incident is closed: nobody would take it back', async () => {
      const { overrides, incidents, owner, incident, clicks, override, clock } = await standing();
      await incidents.writeStatus(owner, { status: 'failed', outcome: '', reasons: [], closedAt: 'now' });
      expect(await overrides.cover(override, clicks, incident, clock.now())).toEqual([]);
    });
  });
}
