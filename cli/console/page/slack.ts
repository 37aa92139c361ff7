import { spokenTime } from '../../../functions/core/spoken-time.ts';
import { html, type Markup, type Part } from '../../markup/html.ts';
import type { ChannelMessage } from '../sources.ts';
import { mrkdwn } from './mrkdwn.ts';
import { messageId } from './slack-links.ts';

const mostMessages = 30;

/** Slack's channel as people would see it, newest first, each with its thread below it. */
export function slackView(messages: readonly ChannelMessage[]): Markup {
  const threads = Map.groupBy(messages, ({ ts, thread }) => thread ?? ts);
  const shown = [...threads.values()].slice(-mostMessages).reverse();
  const none = html`<p class="calm">No message yet.</p>`;
  return html`<h1>Slack</h1><div class="channel">${shown.length > 0 ? shown.map(withThread) : none}</div>`;
}

function withThread([first, ...replies]: readonly ChannelMessage[]): Markup {
  if (!first) return html``;
  const count = `${replies.length} ${replies.length === 1 ? 'reply' : 'replies'}`;
  const thread =
    replies.length > 0
      ? html`<div class="thread" role="group" aria-label="${count}">${replies.map((one) => message(one))}</div>`
      : '';
  return message(first, thread);
}

function message({ ts, text, blocks, edits }: ChannelMessage, thread: Part = ''): Markup {
  const at = new Date(Number(ts.split('.')[0]) * 1000).toISOString();
  const body = Array.isArray(blocks) && blocks.length > 0 ? blocks.map(block) : html`<p>${mrkdwn(text)}</p>`;
  return html`<article class="message" id="${messageId(ts)}" data-row tabindex="-1"><div class="face" aria-hidden="true">↩</div><div><p class="by"><b>unclick</b> <span class="quiet">APP <time datetime="${at}" title="${spokenTime(at)}">${at.slice(11, 16)}</time>${edits > 0 ? `, edited ${edits}×` : ''}</span></p>${body}${thread}</div></article>`;
}

/** The blocks that the cards use; what Slack would show of any other is its text, if it has one. */
function block(one: unknown): Markup {
  const { type, text, fields, elements } = entries(one);
  if (type === 'header') return html`<h2>${textOf(text)}</h2>`;
  if (type === 'divider') return html`<hr>`;
  if (type === 'context') return html`<p class="quiet">${list(elements).map((element) => mrkdwn(textOf(element)))}</p>`;
  if (type === 'actions')
    return html`<p class="actions">${list(elements).map((element) => html`<span class="button">${textOf(entries(element).text)}</span>`)}</p>`;
  return html`<p>${text === undefined ? '' : mrkdwn(textOf(text))}</p>${list(fields).map((field) => html`<p>${mrkdwn(textOf(field))}</p>`)}`;
}

function entries(value: unknown): Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

const list = (value: unknown): readonly unknown[] => (Array.isArray(value) ? value : []);

/** A text object, or a text. */
function textOf(value: unknown): string {
  const text = typeof value === 'string' ? value : entries(value).text;
  return typeof text === 'string' ? text : '';
}
