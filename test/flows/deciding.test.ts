import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { iamPerson, slackPerson } from '../../functions/core/deciding/person.ts';
import type { Stack } from '../../functions/core/stack.ts';
import { decide } from '../../functions/flows/decide.ts';
import { finishDecisions } from '../../functions/flows/finish-decisions.ts';
import { consentToOverride, requestOverride } from '../../functions/flows/override.ts';
import { FakePeople } from '../fakes/people.ts';
import { aStack } from '../fakes/stack.ts';
import { aClick } from '../rig/click.ts';
import { DecidingWorld } from '../rig/deciding-world.ts';

const ana = slackPerson('UANA', 'ana');
const bo = slackPerson('UBO', 'bo');
const dana = slackPerson('UDANA', 'dana');
const eve = slackPerson('UEVE', 'eve');
const people = () => new FakePeople({ 'dana@example.com': 'UDANA' }, { oncall: ['UBO'] });

const a = 'aws_sqs_queue.a';
const b = 'aws_sqs_queue.b';
let world: DecidingWorld;
let clicks = 0;

function begin(fields: Partial<Stack> = {}, approval: Partial<Stack['approval']> = {}) {
  const base = aStack({ settleSeconds: 2 });
  const stack: Stack = {
    ...base,
    mode: 'approve',
    ...fields,
    approval: {
      ...base.approval,
      timeoutSeconds: 600,
      onTimeout: 'leave',
      approvers: ['UANA', '@oncall'],
      longestOverrideSeconds: 7200,
      ...approval,
    },
  };
  world = new DecidingWorld(stack, people(), () => undefined);
}

/** Somebody changes an address in the console. */
async function click(address: string, { email = 'dana@example.com', pure = true, arn = '' } = {}): Promise<string> {
  clicks += 1;
  world.world.set(address, { pure });
  const actor = { name: email, email, kind: 'sso', ...(arn && { arn }) } as const;
  const made = aClick({ eventID: `click-${clicks}`, actor, hits: [{ stack: 'shop', address, match: 'id' }] });
  const { incident } = await world.mailbox.put('shop', made);
  await world.ports.workflow.start(incident, { stack: 'shop', incident, task: 'revert' });
  return incident;
}

/** Time passes in steps: what a timer set going is done before the next one. */
async function pass(seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 20) await vi.advanceTimersByTimeAsync(Math.min(left, 20) * 1000);
}

const status = (id: string) => world.incidents.records.get(id)?.status;
const press = (
  incident: string,
  person = ana,
  ask: Parameters<typeof decide>[1]['ask'] = { verb: 'revert' },
  card?: number,
) => decide(world.ports, { incident, person, ask, ...(card !== undefined && { seen: { card } }) });
const keepFor = (seconds: number) => ({ verb: 'keep', seconds, reason: 'fire' }) as const;

beforeEach(() => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T12:00:00Z') });
});
afterEach(() => {
  world.abort();
  vi.useRealTimers();
});

describe('a held undo', () => {
  const key = 'aws_kms_key.data';
  const clicked = async () => {
    world.doom(key, 'k-1');
    const actor = { name: 'dana@example.com', email: 'dana@example.com', kind: 'sso' } as const;
    const call = { eventSource: 'kms.amazonaws.com', eventName: 'ScheduleKeyDeletion' };
    const hits = [{ stack: 'shop', address: key, match: 'id' } as const];
    const { incident } = await world.mailbox.put('shop', aClick({ eventID: 'doom', actor, hits, ...call }));
    await world.ports.workflow.start(incident, { stack: 'shop', incident, task: 'revert' });
    await pass(10);
    return incident;
  };

  it('waits for a person, and is undone, and nothing else, when they say so', async () => {
    begin();
    const incident = await clicked();
    expect(status(incident)).toBe('waiting');
    expect(world.undone).toEqual([]);
    const held = world.incidents.records.get(incident)?.run;
    expect(held).toMatchObject({ answers: ['undo'], changes: [{ address: key, action: 'cancel-key-deletion' }] });
    const seen = { card: world.incidents.records.get(incident)?.card ?? 0, digest: held?.plan?.digest ?? '' };
    expect(await decide(world.ports, { incident, person: ana, ask: { verb: 'revert' }, seen })).toMatchObject({
      ok: true,
    });
    await pass(30);
    expect(status(incident)).toBe('reverted');
    expect(world.undone).toEqual(['k-1']);
    expect(world.applied).toEqual([]);
  });

  it('is done when nobody decided in time, where that is what was said', async () => {
    begin({}, { onTimeout: 'revert' });
    const incident = await clicked();
    expect(world.incidents.records.get(incident)?.outcome).toContain('if nobody decides, the kept plan is applied');
    await pass(700);
    expect(status(incident)).toBe('reverted');
    expect(world.undone).toEqual(['k-1']);
  });

  it('is left when nobody decided in time, where that is what was said', async () => {
    begin();
    const incident = await clicked();
    await pass(700);
    expect([status(incident), world.undone]).toEqual(['left', []]);
  });

  it('is nobody’s to do any more when somebody else has undone it', async () => {
    begin();
    const incident = await clicked();
    world.doomed.clear();
    await press(incident);
    await pass(30);
    expect([status(incident), world.undone]).toEqual(['clean', []]);
  });

  it('is not lost when the workflow asks again after a decision that it never heard of', async () => {
    begin();
    const incident = await clicked();
    world.faults.push('before');
    await press(incident).catch(() => undefined);
    await finishDecisions(world.handingOver);
    await pass(150);
    expect([status(incident), world.undone]).toEqual(['reverted', ['k-1']]);
  });
});

describe('a held click', () => {
  beforeEach(() => begin());

  it('waits, is told with its default, and is reverted when an approver says so', async () => {
    const incident = await click(a);
    await pass(10);
    expect(status(incident)).toBe('waiting');
    expect(world.incidents.records.get(incident)?.outcome).toContain('if nobody decides, it is left as it is');
    expect(await press(incident)).toMatchObject({ ok: true });
    await pass(30);
    expect(status(incident)).toBe('reverted');
    expect(world.applied).toMatchObject([{ incident, task: 'apply-held', addresses: [a] }]);
    expect(world.chat.messages.size).toBe(1);
    expect(world.incidents.records.get(incident)?.trail?.map(({ what }) => what)).toEqual(['asked', 'decided']);
  });

  it('is reverted by who clicked, alone; not by a passer-by', async () => {
    const incident = await click(a);
    await pass(10);
    expect(await press(incident, eve)).toMatchObject({ ok: false, code: 'not-entitled' });
    expect(await press(incident, dana)).toMatchObject({ ok: true });
    await pass(30);
    expect(status(incident)).toBe('reverted');
  });

  it('is decided once: the second of two at the same time hears of the first', async () => {
    const incident = await click(a);
    await pass(10);
    const card = world.incidents.records.get(incident)?.card ?? 0;
    const answers = await Promise.all([
      press(incident, ana, keepFor(60), card),
      press(incident, bo, { verb: 'revert' }, card),
    ]);
    const [refused] = answers.filter(({ ok }) => !ok);
    expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
    expect(refused?.text).toMatch(/This was decided by (ana|bo)/);
    expect(await press(incident, bo, { verb: 'revert' }, card)).toMatchObject({ ok: false, code: 'decided' });
  });

  it.each([
    ['leave', 'left', []],
    ['revert', 'reverted', [[a]]],
  ] as const)('is decided by the clock: %s', async (onTimeout, expected, applied) => {
    begin({}, { onTimeout });
    const incident = await click(a);
    await pass(700);
    expect(status(incident)).toBe(expected);
    expect(world.applied.map(({ addresses }) => addresses)).toEqual(applied);
    expect(world.incidents.records.get(incident)?.decision?.by).toBe('the clock');
  });

  it('escalates once, then is left', async () => {
    begin({}, { onTimeout: 'escalate' });
    const incident = await click(a);
    await pass(620);
    expect(world.incidents.records.get(incident)?.escalated).toBe(1);
    expect(status(incident)).toBe('waiting');
    expect(world.incidents.records.get(incident)?.outcome).toContain('it is left as it is');
    await pass(620);
    expect(status(incident)).toBe('left');
    expect(world.running()).toEqual([]);
  });

  it('a decision that never reached the workflow counts all the same', async () => {
    const incident = await click(a);
    await pass(10);
    world.faults.push('before');
    await expect(press(incident)).rejects.toThrow('Step Functions does not answer');
    expect(status(incident)).toBe('open');
    await pass(700);
    expect(status(incident)).toBe('reverted');
  });

  it('and is passed on by the sweep before the clock has to', async () => {
    const incident = await click(a);
    await pass(10);
    world.faults.push('before');
    await expect(press(incident)).rejects.toThrow();
    await finishDecisions(world.handingOver);
    await pass(30);
    expect(status(incident)).toBe('reverted');
  });

  it('Slack that does not answer delays the message, not the revert', async () => {
    world.chat.down = true;
    const incident = await click(a);
    await pass(10);
    await press(incident);
    await pass(30);
    expect(world.applied).toHaveLength(1);
    world.chat.down = false;
    await pass(600);
    const { told, card } = world.incidents.records.get(incident) ?? {};
    expect(told).toBe(card);
    expect(world.chat.messages.size).toBe(1);
  });
});

describe('keeping a click', () => {
  beforeEach(() => begin());

  it('ends by itself and is reverted, without another question', async () => {
    const incident = await click(a);
    await pass(10);
    expect(await press(incident, ana, keepFor(120))).toMatchObject({ ok: true });
    await pass(100);
    expect(status(incident)).toBe('overridden');
    expect(world.applied).toEqual([]);
    await pass(40);
    expect(status(incident)).toBe('reverted');
    expect(world.applied).toMatchObject([{ incident, task: 'after-override' }]);
  });

  it('is told to its owner 15 minutes before it ends', async () => {
    const incident = await click(a);
    await pass(10);
    await press(incident, ana, keepFor(3600));
    const noticed = () => world.incidents.records.get(incident)?.trail?.some(({ what }) => what === 'noticed');
    await pass(2600);
    expect(noticed()).toBe(false);
    await pass(110);
    expect(noticed()).toBe(true);
    expect(status(incident)).toBe('overridden');
    await pass(930);
    expect(status(incident)).toBe('reverted');
  });

  it('needs somebody other than who clicked', async () => {
    const incident = await click(a);
    await pass(10);
    expect(await press(incident, dana, keepFor(60))).toMatchObject({ ok: true });
    expect(status(incident)).toBe('waiting');
    expect(await press(incident, dana, { verb: 'consent' })).toMatchObject({ ok: false, code: 'not-entitled' });
    expect(await press(incident, bo, { verb: 'consent' })).toMatchObject({ ok: true });
    expect(world.incidents.records.get(incident)?.decision).toMatchObject({
      by: 'dana (UDANA)',
      consentBy: 'bo (UBO)',
    });
  });

  it('ends early by its owner, and is made longer by another approver, once', async () => {
    const incident = await click(a);
    await pass(10);
    await press(incident, ana, keepFor(100));
    await pass(50);
    expect(await press(incident, ana, keepFor(200))).toMatchObject({ ok: false, code: 'four-eyes' });
    expect(await press(incident, bo, keepFor(200))).toMatchObject({ ok: true });
    expect(await press(incident, bo, keepFor(200))).toMatchObject({ ok: false });
    await pass(150);
    expect(status(incident)).toBe('overridden');
    expect(await press(incident, ana, { verb: 'end' })).toMatchObject({ ok: true });
    await pass(20);
    expect(status(incident)).toBe('reverted');
  });

  it('lets the next click on the same address stand as long, and takes both back at the end', async () => {
    begin({ mode: 'auto' }, {});
    const incident = await click(a, { pure: false });
    await pass(10);
    await press(incident, ana, keepFor(300));
    const next = await click(a);
    const other = await click(b);
    await pass(20);
    expect(status(next)).toBe('reverted');
    expect(world.applied).toMatchObject([{ addresses: [b] }]);
    expect(other).toBe(next);
    await pass(300);
    expect(world.applied.at(-1)).toMatchObject({ incident, task: 'after-override', addresses: [a] });
  });
});

describe('an override before a click', () => {
  beforeEach(() => begin({ mode: 'auto' }));
  const wish = { stack: 'shop', person: dana, seconds: 600, reason: 'load test' };
  async function allowed(fields: Partial<Parameters<typeof requestOverride>[1]> = {}) {
    const { override } = await requestOverride(world.ports, { ...wish, ...fields });
    return override?.id ?? '';
  }

  it('has no effect before a second person consents', async () => {
    const override = await allowed();
    const incident = await click(a);
    await pass(20);
    expect(status(incident)).toBe('reverted');
    expect(await consentToOverride(world.ports, { override, person: dana })).toMatchObject({ code: 'not-entitled' });
    expect(await consentToOverride(world.ports, { override, person: ana })).toMatchObject({ ok: true });
    expect(await consentToOverride(world.ports, { override, person: bo })).toMatchObject({
      ok: false,
      code: 'decided',
    });
  });

  it('an approver who asks needs another; so does one whose clicks it allows', async () => {
    const own = await allowed({ person: ana });
    expect(await consentToOverride(world.ports, { override: own, person: ana })).toMatchObject({ code: 'four-eyes' });
    begin({ mode: 'auto' }, { approvers: ['UANA', 'UDANA'] });
    const forDana = await allowed({ person: ana, actor: 'dana@example.com' });
    expect(await consentToOverride(world.ports, { override: forDana, person: dana })).toMatchObject({
      code: 'four-eyes',
    });
  });

  it('records clicks in its scope, reverts those outside, and takes back at its end what still differs', async () => {
    const override = await allowed({ addresses: [a] });
    await consentToOverride(world.ports, { override, person: ana });
    const inside = await click(a);
    await pass(30);
    expect(status(inside)).toBe('left');
    expect(world.incidents.records.get(inside)?.outcome).toContain('Recorded, not reverted: 1 click stands until');
    const outside = await click(b);
    await pass(30);
    expect(status(outside)).toBe('reverted');
    expect(world.applied).toMatchObject([{ addresses: [b] }]);
    await pass(600);
    expect(world.applied).toMatchObject([{ addresses: [b] }, { task: 'after-override', addresses: [a] }]);
    expect(world.running()).toEqual([]);
  });

  it('is for one person’s clicks only, where it says so: another’s click on the same address is asked about', async () => {
    const override = await allowed({ person: ana, addresses: [a], actor: 'dana@example.com' });
    await consentToOverride(world.ports, { override, person: bo });
    const hers = await click(a);
    await pass(30);
    expect(status(hers)).toBe('left');
    const other = await click(a, { email: 'eve@example.com' });
    await pass(30);
    expect(status(other)).toBe('waiting');
    expect(world.incidents.records.get(other)?.run?.reasons).toMatchObject([{ code: 'override-overlap', address: a }]);
    expect(world.applied).toEqual([]);
  });

  it('without a click ends in silence', async () => {
    const override = await allowed();
    await consentToOverride(world.ports, { override, person: ana });
    await pass(700);
    expect(world.running()).toEqual([]);
    expect(world.applied).toEqual([]);
  });

  it('stands even if its workflow could not be started: the sweep starts it', async () => {
    const override = await allowed();
    world.faults.push('before');
    await expect(consentToOverride(world.ports, { override, person: ana })).rejects.toThrow();
    expect(world.running()).toEqual([]);
    await finishDecisions(world.handingOver);
    expect(world.running()).toHaveLength(1);
    await click(a);
    await pass(700);
    expect(world.applied).toMatchObject([{ task: 'after-override', addresses: [a] }]);
  });
});

describe('a break-glass role', () => {
  it('is asked about first in every mode', async () => {
    begin({ mode: 'auto', breakGlassRoles: ['arn:aws:iam::*:role/BreakGlass'] });
    const arn = 'arn:aws:sts::123456789012:assumed-role/BreakGlass/dana@example.com';
    const incident = await click(a, { arn });
    await pass(20);
    expect(status(incident)).toBe('waiting');
    expect(world.incidents.records.get(incident)?.reasons).toMatchObject([{ code: 'break-glass' }]);
    expect(await press(incident, ana)).toMatchObject({ ok: true });
    await pass(30);
    expect(status(incident)).toBe('reverted');
  });
});

describe('four eyes across Slack and the command line', () => {
  beforeEach(() => begin({}, { approvers: ['UDANA', 'arn:aws:iam::123456789012:role/Ops'] }));
  const onCall = iamPerson('arn:aws:sts::123456789012:assumed-role/Ops/dana@example.com');

  it('who clicked is known by e-mail in both', async () => {
    const incident = await click(a);
    await pass(10);
    expect(await press(incident, onCall, keepFor(60))).toMatchObject({
      ok: true,
      text: expect.stringContaining('consent'),
    });
    expect(await press(incident, dana, { verb: 'consent' })).toMatchObject({ ok: false, code: 'four-eyes' });
    expect(status(incident)).toBe('waiting');
  });
});
