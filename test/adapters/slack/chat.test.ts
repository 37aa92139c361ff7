import { createServer } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { type Answer, json, type Listener, listen } from '../../../cli/sandbox/listen.ts';
import { SlackChat } from '../../../functions/adapters/slack/chat.ts';
import { slackConnection } from '../../../functions/adapters/slack/client.ts';
import { SlackPeople } from '../../../functions/adapters/slack/people.ts';
import { HandClock } from '../../rig/hand-clock.ts';

let server: Listener | undefined;
afterEach(() => server?.close());

/** A Slack that gives these answers, one after the other. */
async function slack(...answers: readonly Answer[]) {
  const calls: { readonly path: string; readonly at: number }[] = [];
  server = await listen(({ path }) => {
    calls.push({ path, at: Date.now() });
    const answer = answers[calls.length - 1] ?? answers.at(-1);
    return answer ?? json(500, {});
  });
  const connect = slackConnection(async () => 'sandbox-only', `${server.url}/api/`);
  return {
    calls,
    chat: new SlackChat(connect, 'C1'),
    people: (clock = new HandClock()) => new SlackPeople(connect, clock),
  };
}

const posted = json(200, { ok: true, channel: 'C1', ts: '1.0' });
const message = { text: 'x', blocks: [] };

describe('Slack’s chat', () => {
  it('a fault of Slack’s is tried again', async () => {
    const { chat, calls } = await slack(json(503, {}), json(500, {}), posted);
    expect(await chat.post(message)).toEqual({ channel: 'C1', ts: '1.0' });
    expect(calls).toHaveLength(3);
  });

  it('waits for as long as a 429 says', async () => {
    const at: number[] = [];
    const busy = createServer((_request, response) => {
      at.push(Date.now());
      if (at.length === 1) response.writeHead(429, { 'retry-after': '1' }).end();
      else response.writeHead(200, { 'content-type': 'application/json' }).end(posted.body);
    });
    await new Promise<void>((resolve) => busy.listen(0, '127.0.0.1', resolve));
    const { port } = z.object({ port: z.number() }).parse(busy.address());
    const chat = new SlackChat(
      slackConnection(async () => 'sandbox-only', `http://127.0.0.1:${port}/api/`),
      'C1',
    );
    expect(await chat.post(message)).toEqual({ channel: 'C1', ts: '1.0' });
    expect((at[1] ?? 0) - (at[0] ?? 0)).toBeGreaterThanOrEqual(1000);
    busy.closeAllConnections();
    busy.close();
  });

  it('what it does not take is thrown, so that the next telling makes it good', async () => {
    const { chat } = await slack(json(200, { ok: false, error: 'channel_not_found' }));
    await expect(chat.post(message)).rejects.toThrow('channel_not_found');
  });
});

describe('Slack’s directory', () => {
  it('knows nobody by an e-mail that Slack does not know', async () => {
    const { people } = await slack(json(200, { ok: false, error: 'users_not_found' }));
    expect(await people().userOf('dana@example.com')).toBeUndefined();
  });

  it('does not guess when Slack says something else', async () => {
    const { people } = await slack(json(200, { ok: false, error: 'missing_scope' }));
    await expect(people().userOf('dana@example.com')).rejects.toThrow('missing_scope');
  });

  it('names a group’s members by its handle, and asks again after five minutes', async () => {
    const groups = json(200, { ok: true, usergroups: [{ id: 'S1', handle: 'oncall' }] });
    const { people, calls } = await slack(
      groups,
      json(200, { ok: true, users: ['UBO'] }),
      groups,
      json(200, { ok: true, users: [] }),
    );
    const clock = new HandClock();
    const directory = people(clock);
    expect(await directory.members('oncall')).toEqual(['UBO']);
    expect(await directory.members('oncall')).toEqual(['UBO']);
    expect(calls).toHaveLength(2);
    clock.forward(301);
    expect(await directory.members('oncall')).toEqual([]);
  });

  it('a group that is not there has nobody', async () => {
    const { people } = await slack(json(200, { ok: true, usergroups: [] }));
    expect(await people().members('oncall')).toEqual([]);
  });
});
