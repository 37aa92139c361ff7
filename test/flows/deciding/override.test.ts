import { beforeEach, describe, expect, it } from 'vitest';
import { finishDecisions } from '../../../functions/flows/finish-decisions.ts';
import { consentToOverride, requestOverride } from '../../../functions/flows/override.ts';
import { a, ana, b, begin, bo, click, dana, onVirtualTime, pass, status, world } from '../../rig/deciding-desk.ts';

onVirtualTime();

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
