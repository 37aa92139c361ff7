import { WebClient } from '@slack/web-api';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { slackView } from '../../cli/console/page/slack.ts';
import { type SlackServer, startSlack } from '../../cli/sandbox/slack-server.ts';

describe("the sandbox's Slack, asked by Slack's own client", () => {
  let slack: SlackServer;
  let client: WebClient;
  beforeAll(async () => {
    slack = await startSlack();
    client = new WebClient('token', { slackApiUrl: `${slack.url}/api/`, retryConfig: { retries: 0 } });
  });
  afterAll(() => slack.close());

  const blocks = [{ type: 'section', text: { type: 'mrkdwn', text: 'Port 22 & <more>' } }];

  it('keeps a message, and its newer self', async () => {
    const posted = await client.chat.postMessage({ channel: 'C1', text: 'first', blocks });
    expect(posted).toMatchObject({ ok: true, channel: 'C1' });
    const updated = await client.chat.update({ channel: 'C1', ts: posted.ts ?? '', text: 'second', blocks });
    expect(updated.ok).toBe(true);
    expect(slack.messages).toEqual([{ channel: 'C1', ts: posted.ts, text: 'second', blocks, edits: 1 }]);
  });

  it('keeps a reply in its thread, and shows it below what it replies to', async () => {
    const { ts = '' } = await client.chat.postMessage({ channel: 'C2', text: 'the card' });
    await client.chat.postMessage({ channel: 'C2', text: 'another card' });
    await client.chat.postMessage({ channel: 'C2', text: 'the reply', thread_ts: ts });
    const messages = slack.messages.filter(({ channel }) => channel === 'C2');
    expect(messages.map(({ thread }) => thread)).toEqual([undefined, undefined, ts]);
    expect(slackView(messages).text).toMatch(/another card[\s\S]*the card[\s\S]*class="thread"[\s\S]*the reply/);
  });

  it('opens views', async () => {
    const view = { type: 'modal' as const, title: { type: 'plain_text' as const, text: 'Keep' }, blocks: [] };
    await client.views.open({ trigger_id: '1.2', view });
    expect(slack.views).toEqual([view]);
  });

  it.each([
    [
      'a message that is not there',
      () => client.chat.update({ channel: 'C1', ts: '1.0', text: 'x' }),
      'message_not_found',
    ],
    ['a method that it lacks', () => client.conversations.list(), 'unknown_method'],
  ])('refuses %s as Slack does', async (_, call, error) => {
    await expect(call()).rejects.toThrow(error);
  });
});
