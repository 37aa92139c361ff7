/** Slack's own hosts: a response URL elsewhere is not answered, unless the deployment names another Slack. */
const ownHost = 'hooks.slack.com';

/** Says something to the one who pressed a button, and to nobody else. Slack takes it for half an hour. */
export async function respond(responseUrl: string, text: string, otherSlack?: string): Promise<void> {
  const { protocol, host } = new URL(responseUrl);
  const own = protocol === 'https:' && host === ownHost;
  if (!own && (otherSlack === undefined || new URL(otherSlack).host !== host))
    throw new Error(`${host} is not Slack's: not answered`);
  const body = JSON.stringify({ response_type: 'ephemeral', replace_original: false, text });
  const headers = { 'content-type': 'application/json' };
  const response = await fetch(responseUrl, { method: 'POST', headers, body, signal: AbortSignal.timeout(3000) });
  if (!response.ok) throw new Error(`Slack answered ${response.status} to what was said to one person`);
}
