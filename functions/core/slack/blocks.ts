/** A Slack message: plain data, in Block Kit's shape. */
export interface Card {
  readonly text: string;
  readonly blocks: readonly Block[];
}
export type Block = Readonly<Record<string, unknown>>;

/** Block Kit's limits (docs.slack.dev, "Blocks" and "Block elements"). */
export const limits = {
  blocks: 50,
  section: 3000,
  header: 150,
  button: 75,
  value: 2000,
  text: 4000,
  metadata: 3000,
  title: 24,
} as const;

/** Text cut between characters, so that half a surrogate pair never ends it. */
export function cut(text: string, limit: number): string {
  if (text.length <= limit) return text;
  const end = /[\uD800-\uDBFF]$/.test(text.slice(0, limit - 1)) ? limit - 2 : limit - 1;
  return `${text.slice(0, end)}…`;
}

export function header(text: string): Block {
  return { type: 'header', text: { type: 'plain_text', text: cut(text, limits.header), emoji: true } };
}

/** @param text mrkdwn whose foreign parts are escaped (core/slack/text.ts). */
export function section(text: string): Block {
  return { type: 'section', text: mrkdwn(text) };
}

export function context(text: string): Block {
  return { type: 'context', elements: [mrkdwn(text)] };
}

export function button(text: string, action: string, value: string, style?: 'primary' | 'danger'): Block {
  const label = { type: 'plain_text', text: cut(text, limits.button), emoji: true };
  return { type: 'button', text: label, action_id: action, value, ...(style && { style }) };
}

/** `verbatim`: Slack makes no links or mentions of its own out of what others wrote. */
function mrkdwn(text: string) {
  return { type: 'mrkdwn', text: withinSection(text), verbatim: true };
}

/** Whole lines only: a cut line could end inside an escaped character or a code span. */
function withinSection(text: string): string {
  if (text.length <= limits.section) return text;
  const end = text.lastIndexOf('\n', limits.section - 2);
  return `${text.slice(0, Math.max(end, 0))}\n…`;
}

/** The first few, and how many more there are. */
export function list<Item>(items: readonly Item[], line: (item: Item) => string, most: number): string {
  const shown = items.slice(0, most).map((item) => `• ${line(item)}`);
  const more = items.length > most ? [`… and ${items.length - most} more`] : [];
  return [...shown, ...more].join('\n');
}
