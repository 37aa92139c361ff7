/** The most characters of one piece of someone else's text in a message. */
const longest = 200;

/**
 * Text that others wrote, made harmless for Slack's mrkdwn: a role named `<!channel>` must not mention anyone, nor forge a
 * link (docs.slack.dev, "Formatting message text": escape `&`, `<` and `>`). Back quotes would end our code spans.
 */
export function escaped(text: string, limit = longest): string {
  const cut = text.length > limit ? `${text.slice(0, limit - 1)}…` : text;
  return cut.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('`', 'ˋ');
}

/** The same, in a code span. */
export function code(text: string, limit = longest): string {
  return `\`${escaped(text.replaceAll(/\s+/g, ' '), limit)}\``;
}
