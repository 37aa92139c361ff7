import type { KnownBlock } from '@slack/web-api';
import { WebClient } from '@slack/web-api';
import type { Chat, ChatMessage } from '../ports.ts';

/**
 * Slack's Web API. A 429 is waited for (its Retry-After) and tried again by the client; other failures three times. What
 * still fails is thrown: the workflow's retry of the report takes it.
 */
export class SlackChat implements Chat {
  readonly #token: () => Promise<string>;
  readonly #channel: string;
  readonly #url: string | undefined;
  #client: Promise<WebClient> | undefined;

  /** @param url the API's address where it is not Slack's own (`https://…/api/`). */
  constructor(token: () => Promise<string>, channel: string, url?: string) {
    this.#token = token;
    this.#channel = channel;
    this.#url = url;
  }

  async post(message: ChatMessage): Promise<{ channel: string; ts: string }> {
    const client = await this.#connected();
    const answer = await client.chat.postMessage({ channel: this.#channel, ...body(message) });
    if (!answer.channel || !answer.ts) throw new Error('Slack took the message and did not say where it stands');
    return { channel: answer.channel, ts: answer.ts };
  }

  async update(where: { channel: string; ts: string }, message: ChatMessage): Promise<void> {
    const client = await this.#connected();
    await client.chat.update({ ...where, ...body(message) });
  }

  #connected(): Promise<WebClient> {
    this.#client ??= this.#token().then(
      (token) => new WebClient(token, { ...(this.#url && { slackApiUrl: this.#url }), retryConfig: { retries: 3 } }),
    );
    return this.#client;
  }
}

/** Blocks are built by the core as plain data; Slack's own types are met here only. */
function body(message: ChatMessage): { text: string; blocks: KnownBlock[] } {
  return { text: message.text, blocks: message.blocks as KnownBlock[] };
}
