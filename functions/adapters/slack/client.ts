import { WebClient } from '@slack/web-api';

/** Slack's Web API, once its token was read. */
export type SlackConnection = () => Promise<WebClient>;

/**
 * A 429 is waited for (its Retry-After) and tried again by the client; other failures three times. What still fails is thrown.
 * @param url the API's address where it is not Slack's own (`https://…/api/`).
 */
export function slackConnection(token: () => Promise<string>, url?: string): SlackConnection {
  let client: Promise<WebClient> | undefined;
  const options = { ...(url && { slackApiUrl: url }), retryConfig: { retries: 3, minTimeout: 300 }, timeout: 5000 };
  return () => {
    client ??= token().then((value) => new WebClient(value, options));
    // A token that could not be read is read again next time.
    client.catch(() => {
      client = undefined;
    });
    return client;
  };
}
