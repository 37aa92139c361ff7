import { describe, expect, it } from 'vitest';
import { decide } from '../../../functions/flows/decide.ts';
import { finishDecisions } from '../../../functions/flows/finish-decisions.ts';
import { aClick } from '../../rig/click.ts';
import { ana, begin, onVirtualTime, pass, press, status, world } from '../../rig/deciding-desk.ts';

onVirtualTime();

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
