import { html, type Markup } from '../../markup/html.ts';

const slackNames: Readonly<Record<string, string>> = { '&lt;': '<', '&gt;': '>', '&amp;': '&' };
const tokens =
  /```([\s\S]+?)```|`([^`\n]+)`|\*([^*\n]+)\*|<(https?:\/\/[^|>\s]+)(?:\|([^>]*))?>|<!date\^(\d{1,12})\^[^|>]*\|([^>]*)>|(\n)/g;

/** Slack's mrkdwn as HTML, as far as the cards use it. Slack's own escapes are undone, then all is escaped for HTML. */
export function mrkdwn(text: string): Markup {
  const parts: Markup[] = [];
  let from = 0;
  for (const match of text.matchAll(tokens)) {
    parts.push(html`${plain(text.slice(from, match.index))}`, token(match));
    from = match.index + match[0].length;
  }
  return html`${parts}${plain(text.slice(from))}`;
}

function token([, block, code, strong, url, label, date, spoken]: RegExpExecArray | RegExpMatchArray): Markup {
  if (block !== undefined) return html`<pre class="log">${plain(block)}</pre>`;
  if (code !== undefined) return html`<code>${plain(code)}</code>`;
  if (strong !== undefined) return html`<b>${mrkdwn(strong)}</b>`;
  if (url !== undefined)
    return html`<a href="${plain(url)}" rel="noreferrer" target="_blank">${plain(label ?? url)}</a>`;
  if (date !== undefined) {
    const iso = new Date(Number(date) * 1000).toISOString();
    return html`<time datetime="${iso}">${plain(spoken ?? iso)}</time>`;
  }
  return html`<br>`;
}

const plain = (text: string) => text.replaceAll(/&(?:lt|gt|amp);/g, (name) => slackNames[name] ?? name);
