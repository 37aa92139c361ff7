import { isoTimes, spokenTime } from '../spoken-time.ts';

/** The most characters of one piece of someone else's text in a message. */
const longest = 200;

/** Control characters, and those that turn the direction of text around: what is shown must be what is there. */
const invisible = /[\p{Cc}\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff]/gu;

/**
 * Text that others wrote, made harmless for Slack's mrkdwn: a role named `<!channel>` must not mention anyone, nor forge a
 * link or a line of its own (docs.slack.dev, "Formatting message text": escape `&`, `<` and `>`). Back quotes would end our
 * code spans.
 */
export function escaped(text: string, limit = longest): string {
  return harmless(text.replaceAll(/\s+/g, ' '), limit);
}

/** The same of a sentence in which times stand: each as `when` writes it. */
export function told(text: string, limit = longest): string {
  return escaped(text, limit).replaceAll(isoTimes, when);
}

/** The same, with its lines: for text between ``` fences. */
export function escapedLines(text: string, limit = longest): string {
  return text
    .slice(0, limit)
    .split('\n')
    .map((line) => harmless(line, limit))
    .join('\n');
}

/** The same, in a code span. */
export function code(text: string, limit = longest): string {
  const inner = escaped(text, limit).trim();
  return inner === '' ? '`-`' : `\`${inner}\``;
}

/** A time in the reader's own zone, in UTC where it cannot be shown so; the text as it is where it is no time. */
export function when(iso: string): string {
  const time = Date.parse(iso);
  if (Number.isNaN(time)) return escaped(iso, 40);
  return `<!date^${Math.floor(time / 1000)}^{date_short_pretty} {time_secs}|${escaped(spokenTime(iso), 40)}>`;
}

/** A link whose address is ours. Nothing that others wrote may be in `url`. */
export function link(url: string, label: string): string {
  return `<${url.replaceAll('|', '%7C').replaceAll('>', '%3E')}|${escaped(label)}>`;
}

function harmless(text: string, limit: number): string {
  const plain = text.replaceAll(invisible, '');
  const cut = plain.length > limit ? `${plain.slice(0, limit - 1).replace(/[\uD800-\uDBFF]$/, '')}…` : plain;
  return cut.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('`', 'ˋ');
}
