import { afterEach, describe, expect, it, vi } from 'vitest';
import { connectionStatus } from '../../cli/doctor/connection.ts';
import { type Answer, json, type Listener, listen, type Request } from '../../cli/sandbox/listen.ts';

const arn = 'arn:aws:codeconnections:eu-west-1:111122223333:connection/abc';
let server: Listener | undefined;
const asked: Request[] = [];
afterEach(async () => {
  asked.length = 0;
  vi.unstubAllEnvs();
  await server?.close();
});

async function answering(answer: Answer) {
  server = await listen((request) => {
    asked.push(request);
    return answer;
  });
  vi.stubEnv('AWS_ENDPOINT_URL_CODECONNECTIONS', server.url);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
}

describe('the state of a connection', () => {
  it.each(['AVAILABLE', 'PENDING', 'ERROR'])('is %s as AWS says it', async (ConnectionStatus) => {
    await answering(json(200, { Connection: { ConnectionStatus } }));
    expect(await connectionStatus(arn)).toBe(ConnectionStatus);
    expect(JSON.parse(asked[0]?.body ?? '')).toEqual({ ConnectionArn: arn });
    expect(asked[0]?.headers).toMatchObject({
      'x-amz-target': 'com.amazonaws.codeconnections.CodeConnections_20231201.GetConnection',
      authorization: expect.stringMatching(/^AWS4-HMAC-SHA256 Credential=test\/\d{8}\/eu-west-1\/codeconnections\//),
    });
  });

  it('is told with the reason where it may not be seen', async () => {
    await answering(json(400, { __type: 'AccessDeniedException', message: 'no' }));
    expect(await connectionStatus(arn)).toBe('AccessDeniedException');
  });

  it('is told with the reason where nobody answers', async () => {
    vi.stubEnv('AWS_ENDPOINT_URL_CODECONNECTIONS', 'http://127.0.0.1:9');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
    expect(await connectionStatus(arn)).toContain('fetch failed');
  });
});
