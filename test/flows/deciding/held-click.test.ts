import { beforeEach, describe, expect, it } from 'vitest';
import { iamPerson } from '../../../functions/core/deciding/person.ts';
import { finishDecisions } from '../../../functions/flows/finish-decisions.ts';
import {
  a,
  ana,
  begin,
  bo,
  click,
  dana,
  eve,
  keepFor,
  onVirtualTime,
  pass,
  press,
  status,
  world,
} from '../../rig/deciding-desk.ts';

onVirtualTime();

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
