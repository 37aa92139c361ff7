import { beforeEach, describe, expect, it } from 'vitest';
import type { Incident } from '../../functions/core/incident.ts';
import { slackCard } from '../../functions/core/slack/card.ts';
import { stacksOf } from '../../functions/core/stacks.ts';
import { tell } from '../../functions/flows/tell.ts';
import type { ChatMessage } from '../../functions/ports/slack.ts';
import { FakeIncidents } from '../fakes/incidents.ts';
import { FakeChat, FakeMessages } from '../fakes/messages.ts';
import { aStack } from '../fakes/stack.ts';
import { HandClock } from '../rig/hand-clock.ts';

/** A channel whose next update takes a while: it arrives when it is let go. */
class SlowChat extends FakeChat {
  late: Promise<void> | undefined;

  override async update(where: { readonly ts: string }, message: ChatMessage): Promise<void> {
    const wait = this.late;
    this.late = undefined;
    await wait;
    await super.update(where, message);
  }
}

describe('telling', () => {
  let incidents: FakeIncidents;
  let chat: SlowChat;
  let clock: HandClock;
  let ports: Parameters<typeof tell>[0];

  beforeEach(() => {
    incidents = new FakeIncidents();
    incidents.open('shop-1', 'shop');
    chat = new SlowChat();
    clock = new HandClock();
    ports = {
      chat,
      incidents,
      clock,
      messages: new FakeMessages(incidents),
      stacks: stacksOf([aStack()]),
      accounts: {},
    };
  });

  const closed = { status: 'left', outcome: 'told', reasons: [], closedAt: '2026-11-23T12:00:00.000Z' } as const;
  const shown = () => chat.messages.get('1.000000');
  const card = () => slackCard(incidents.records.get('shop-1') as Incident, aStack(), {});

  it('shows what the incident is, once for each card', async () => {
    expect(await tell(ports, 'shop-1')).toBe('told');
    expect(shown()).toEqual(card());
    await incidents.writeStatus('shop-1', closed);
    expect(await tell(ports, 'shop-1')).toBe('told');
    expect(await tell(ports, 'shop-1')).toBe('told');
    expect(shown()).toEqual(card());
    expect(chat.messages.size).toBe(1);
    expect(chat.replies.get('1.000000')).toHaveLength(1);
  });

  it('an old card that comes late does not stand over a newer one', async () => {
    await tell(ports, 'shop-1');
    await incidents.writeStatus('shop-1', { status: 'waiting', outcome: 'Decide', reasons: [] });
    const { promise, resolve } = Promise.withResolvers<void>();
    chat.late = promise;
    const slow = tell(ports, 'shop-1');
    await new Promise(setImmediate);
    await incidents.writeStatus('shop-1', closed);
    expect(await tell(ports, 'shop-1')).toBe('later');
    resolve();
    expect(await slow).toBe('told');
    expect(shown()).toEqual(card());
  });

  it('a teller that died is waited for two minutes', async () => {
    chat.late = new Promise(() => undefined);
    await tell(ports, 'shop-1');
    await incidents.writeStatus('shop-1', closed);
    void tell(ports, 'shop-1');
    await new Promise(setImmediate);
    expect(await tell(ports, 'shop-1')).toBe('later');
    clock.forward(121);
    expect(await tell(ports, 'shop-1')).toBe('told');
    expect(shown()).toEqual(card());
  });

  it('what Slack refuses is thrown, and the next may try at once', async () => {
    chat.down = true;
    await expect(tell(ports, 'shop-1')).rejects.toThrow('Slack does not answer');
    chat.down = false;
    expect(await tell(ports, 'shop-1')).toBe('told');
    expect(shown()).toEqual(card());
  });
});
