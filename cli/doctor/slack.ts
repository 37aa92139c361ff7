import { WebClient } from '@slack/web-api';
import type { Config } from '../../functions/runtime/config.ts';
import { secret } from '../../functions/runtime/secret.ts';
import { type Finding, finding } from './finding.ts';

const { ok, warn, fail, unknown } = finding('slack');

/** What the adapters call: messages, the people behind e-mails, and user groups. */
const scopes = ['chat:write', 'users:read', 'users:read.email', 'usergroups:read'];

/** Slack knows the token, and the token may do what the responder asks of it. */
export async function checkSlack({ slack }: Config, slackApiUrl?: string): Promise<Finding[]> {
  if (!slack) return [warn('no Slack is named: people decide on the command line only', 'set slack in unclick.yml')];
  let token: string;
  try {
    token = await secret(slack.tokenParameter)();
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return [
      unknown(
        `${slack.tokenParameter} could not be read: ${why}`,
        `aws ssm put-parameter --type SecureString --name ${slack.tokenParameter} --value …`,
      ),
    ];
  }
  const client = new WebClient(token, { ...(slackApiUrl && { slackApiUrl }), retryConfig: { retries: 0 } });
  try {
    const { team, response_metadata } = await client.auth.test();
    const has = response_metadata?.scopes ?? [];
    const missing = has.length === 0 ? [] : scopes.filter((scope) => !has.includes(scope));
    if (missing.length > 0)
      return [fail(`the token lacks ${missing.join(', ')}`, 'add the scopes to the app and install it again')];
    return [ok(`Slack knows the token (${team ?? 'a workspace'})`)];
  } catch (error) {
    return [
      fail(
        `Slack refused the token: ${error instanceof Error ? error.message : String(error)}`,
        'install the app again and put its token into the parameter',
      ),
    ];
  }
}
