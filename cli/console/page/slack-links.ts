interface Place {
  readonly channel: string;
  readonly ts: string;
}

/** A message's element on the sandbox's own channel. */
export const messageId = (ts: string) => `message-${ts.replace('.', '-')}`;

/** Where a message can be read: on the sandbox's channel, or in Slack, which asks for the workspace (docs.slack.dev, deep linking). */
export function slackMessage({ channel, ts }: Place, hasChannel: boolean): string {
  if (hasChannel) return `/slack#${messageId(ts)}`;
  return `https://slack.com/app_redirect?${new URLSearchParams({ channel, message_ts: ts })}`;
}
