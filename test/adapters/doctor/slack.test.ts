import { createServer } from 'node:http';
import { GetParameterCommand, ParameterNotFound } from '@aws-sdk/client-ssm';
import { describe, expect, it } from 'vitest';
import { checkSlack } from '../../../cli/doctor/slack.ts';
import { configOf, containing, freshMocks, graded, mocks } from './patient.ts';

freshMocks();

describe('slack', () => {
  const stack = "stacks: [{ name: web, state: 's3://states/web.tfstate' }]";
  const named = configOf(`${stack}\nslack: { channel: C1, tokenParameter: /t, signingSecretParameter: /s }`);
  const scopes = 'chat:write,users:read,users:read.email,usergroups:read';
  const answering = async (answer: object, granted: string) => {
    // Slack tells a token's scopes in a header.
    const headers = { 'content-type': 'application/json', 'x-oauth-scopes': granted };
    const slack = createServer((_request, response) => response.writeHead(200, headers).end(JSON.stringify(answer)));
    await new Promise<void>((resolve) => slack.listen(0, '127.0.0.1', resolve));
    const address = slack.address();
    const port = typeof address === 'object' && address ? address.port : 0;
    return { api: `http://127.0.0.1:${port}/api/`, close: () => slack.close() };
  };

  it.each([
    ['knows the token', { ok: true, team: 'acme' }, scopes, containing('ok', 'Slack knows the token (acme)')],
    ['gave it too few scopes', { ok: true }, 'chat:write,users:read', containing('fail', 'lacks users:read.email')],
    ['refuses it', { ok: false, error: 'invalid_auth' }, scopes, containing('fail', 'refused the token')],
  ])('that %s', async (_what, answer, granted, expected) => {
    mocks.ssm.on(GetParameterCommand).resolves({ Parameter: { Value: 'sandbox-only' } });
    const slack = await answering(answer, granted);
    const found = await checkSlack(named, slack.api);
    slack.close();
    expect(graded(found)).toEqual([expected]);
  });

  it('that is not named, and one whose token is not there', async () => {
    expect(graded(await checkSlack(configOf(stack)))).toEqual([containing('warn', 'no Slack is named')]);
    const missing = new ParameterNotFound({ message: 'no', $metadata: {} });
    mocks.ssm.on(GetParameterCommand).rejects(missing);
    const elsewhere = configOf(`${stack}\nslack: { channel: C1, tokenParameter: /gone }`);
    expect(graded(await checkSlack(elsewhere))).toEqual([containing('unknown', '/gone could not be read')]);
  });
});
