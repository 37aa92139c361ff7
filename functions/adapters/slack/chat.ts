import type { KnownBlock } from '@slack/web-api';
import type { Chat, ChatMessage } from '../../ports/slack.ts';
import type { SlackConnection } from './client.ts';

/** One channel of Slack. What Slack does not take after the client's retries is thrown: the next telling does it again. */
export class SlackChat implements Chat {
  readonly #connect: SlackConnection;
  readonly #channel: string;

  constructor(connect: SlackConnection, channel: string) {
    this.#connect = connect;
    this.#channel = channel;
  }

  async post(message: ChatMessage): Promise<{ channel: string; ts: string }> {
    const client = await this.#connect();
    const answer = await client.chat.postMessage({ channel: this.#channel, ...body(message), ...quiet });
    if (!answer.channel || !answer.ts) throw new Error('Slack took the message and did not say where it stands');
    return { channel: answer.channel, ts: answer.ts };
  }

  async update(where: { channel: string; ts: string }, message: ChatMessage): Promise<void> {
    const client = await this.#connect();
    await client.chat.update({ ...where, ...body(message) });
  }

  async reply({ channel, ts }: { channel: string; ts: string }, message: ChatMessage): Promise<void> {
    const client = await this.#connect();
    await client.chat.postMessage({ channel, thread_ts: ts, ...body(message), ...quiet });
  }
}

/** Deep links are for reading, not for previews that anybody's text could ask for. */
const quiet = { unfurl_links: false, unfurl_media: false } as const;

/** Blocks are built by the core as plain data; Slack's own types are met here only. */
function body(message: ChatMessage): { text: string; blocks: KnownBlock[] } {
  return { text: message.text, blocks: message.blocks as KnownBlock[] };
}
