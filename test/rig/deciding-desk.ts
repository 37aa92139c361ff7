import { afterEach, beforeEach, vi } from 'vitest';
import { slackPerson } from '../../functions/core/deciding/person.ts';
import type { Stack } from '../../functions/core/stack.ts';
import { decide } from '../../functions/flows/decide.ts';
import { FakePeople } from '../fakes/people.ts';
import { aStack } from '../fakes/stack.ts';
import { aClick } from './click.ts';
import { DecidingWorld } from './deciding-world.ts';

/** Ana and Bo may approve, Dana clicks, Eve passes by. */
export const ana = slackPerson('UANA', 'ana');
export const bo = slackPerson('UBO', 'bo');
export const dana = slackPerson('UDANA', 'dana');
export const eve = slackPerson('UEVE', 'eve');
export const people = () => new FakePeople({ 'dana@example.com': 'UDANA' }, { oncall: ['UBO'] });

export const a = 'aws_sqs_queue.a';
export const b = 'aws_sqs_queue.b';
/** What the test has begun last. */
export let world: DecidingWorld;
let clicks = 0;

/** A new world, around a stack that asks people. */
export function begin(fields: Partial<Stack> = {}, approval: Partial<Stack['approval']> = {}) {
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
export async function click(
  address: string,
  { email = 'dana@example.com', pure = true, arn = '' } = {},
): Promise<string> {
  clicks += 1;
  world.world.set(address, { pure });
  const actor = { name: email, email, kind: 'sso', ...(arn && { arn }) } as const;
  const made = aClick({ eventID: `click-${clicks}`, actor, hits: [{ stack: 'shop', address, match: 'id' }] });
  const { incident } = await world.mailbox.put('shop', made);
  await world.ports.workflow.start(incident, { stack: 'shop', incident, task: 'revert' });
  return incident;
}

/** Time passes in steps: what a timer set going is done before the next one. */
export async function pass(seconds: number): Promise<void> {
  for (let left = seconds; left > 0; left -= 20) await vi.advanceTimersByTimeAsync(Math.min(left, 20) * 1000);
}

export const status = (id: string) => world.incidents.records.get(id)?.status;
export const press = (
  incident: string,
  person = ana,
  ask: Parameters<typeof decide>[1]['ask'] = { verb: 'revert' },
  card?: number,
) => decide(world.ports, { incident, person, ask, ...(card !== undefined && { seen: { card } }) });
export const keepFor = (seconds: number) => ({ verb: 'keep', seconds, reason: 'fire' }) as const;

/** For a whole test file: time passes when a test says so. */
export function onVirtualTime(): void {
  beforeEach(() => {
    vi.useFakeTimers({ now: Date.parse('2026-11-23T12:00:00Z') });
  });
  afterEach(() => {
    world.abort();
    vi.useRealTimers();
  });
}
