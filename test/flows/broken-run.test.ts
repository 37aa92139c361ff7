import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Stack } from '../../functions/core/stack.ts';
import { FakePeople } from '../fakes/people.ts';
import { aStack } from '../fakes/stack.ts';
import { aClick } from '../rig/click.ts';
import { type Death, DecidingWorld } from '../rig/deciding-world.ts';

const queue = 'aws_sqs_queue.a';
const held = { ID: '5f1a', Operation: 'OperationTypeApply', Who: 'root@build-7', Created: '2026-11-23T12:00:04Z' };
let world: DecidingWorld;

/** A click on a stack in mode auto, with the workflow file as it stands, whose builds die where it is said. */
async function clicked(deaths: readonly Death[], change: (world: DecidingWorld) => void = () => {}): Promise<string> {
  const stack: Stack = aStack({ settleSeconds: 2 });
  world = new DecidingWorld(stack, new FakePeople({}, {}), () => undefined);
  world.deaths.push(...deaths);
  change(world);
  world.world.set(queue, { pure: true });
  const { incident } = await world.mailbox.put(
    'shop',
    aClick({ eventID: 'first', hits: [{ stack: 'shop', address: queue, match: 'id' }] }),
  );
  await world.ports.workflow.start(incident, { stack: 'shop', incident, task: 'revert' });
  for (let steps = 0; steps < 30; steps += 1) await vi.advanceTimersByTimeAsync(10_000);
  expect(world.running()).toEqual([]);
  return incident;
}

const ended = (id: string) => {
  const incident = world.incidents.records.get(id);
  const { status = 'open', outcome = '', reasons = [], steps = [] } = incident ?? {};
  return {
    status,
    outcome,
    codes: reasons.map(({ code }) => code),
    again: steps.filter(({ name }) => name === 'again'),
  };
};

beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-23T12:00:00Z') }));
afterEach(() => {
  world.abort();
  vi.useRealTimers();
});

describe('a build that dies', () => {
  it('before it began to apply is made again, once, and reverts', async () => {
    const incident = await clicked(['plan']);
    expect(ended(incident)).toMatchObject({ status: 'reverted', again: [{ detail: 'FAILED' }] });
    expect(world.runs).toHaveLength(2);
    expect(world.applied).toHaveLength(1);
  });

  it('again, before it began to apply, ends the incident, and says that nothing was changed', async () => {
    const incident = await clicked(['plan', 'plan']);
    expect(ended(incident)).toMatchObject({ status: 'failed', codes: ['run-broken'] });
    expect(ended(incident).outcome).toBe(
      'The run did not finish, for the second time: its build ended as FAILED. Nothing was changed: it had not begun to apply. No lock is left beside the state.',
    );
    expect(world.runs).toHaveLength(2);
    expect(world.applied).toEqual([]);
  });

  it.each<[Death, number]>([
    ['apply', 0],
    ['applied', 1],
  ])('in the middle of an apply (%s) is never made again, and the lock is named', async (death, applies) => {
    const incident = await clicked([death], (one) => {
      one.lock = JSON.stringify(held);
    });
    expect(ended(incident)).toMatchObject({ status: 'failed', codes: ['apply-broken'], again: [] });
    expect(ended(incident).outcome).toMatch(/had begun to apply at 2026-11-23T12:00:0\d/);
    expect(ended(incident).outcome).toContain(
      'locked by root@build-7 (OperationTypeApply since 2026-11-23T12:00:04Z, lock 5f1a): once nothing works on it any more, `terraform force-unlock 5f1a`',
    );
    expect(world.runs).toHaveLength(1);
    expect(world.applied).toHaveLength(applies);
  });

  it('dies in an apply that was its second run: that is not made again either', async () => {
    const incident = await clicked(['plan', 'applied']);
    expect(ended(incident)).toMatchObject({ status: 'failed', codes: ['apply-broken'] });
    expect(world.runs).toHaveLength(2);
    expect(world.applied).toHaveLength(1);
  });

  it.each(['STOPPED', 'TIMED_OUT'])('because it was %s is not made again: that was meant', async (ending) => {
    const incident = await clicked(['plan'], (one) => {
      one.ending = ending;
    });
    expect(ended(incident)).toMatchObject({ status: 'failed', codes: ['run-broken'], again: [] });
    expect(ended(incident).outcome).toContain(`its build ended as ${ending}. Nothing was changed`);
    expect(world.runs).toHaveLength(1);
  });

  it('lets the stack go: the next click is answered', async () => {
    const first = await clicked(['applied']);
    expect(ended(first).status).toBe('failed');
    world.world.set(queue, { pure: true });
    const again = aClick({ eventID: 'next', hits: [{ stack: 'shop', address: queue, match: 'id' }] });
    const { incident } = await world.mailbox.put('shop', again);
    await world.ports.workflow.start(incident, { stack: 'shop', incident, task: 'revert' });
    for (let steps = 0; steps < 30; steps += 1) await vi.advanceTimersByTimeAsync(10_000);
    expect(ended(incident).status).toBe('reverted');
  });
});
