import { LambdaClient } from '@aws-sdk/client-lambda';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { type LambdaApi, startLambda } from '../../cli/sandbox/lambda-api.ts';
import { lambdaReceiver } from '../../functions/adapters/lambda-receiver.ts';

let lambda: LambdaApi;
const called: unknown[] = [];
const functions = {
  invoke: async (name: string, event: unknown) => {
    called.push([name, event]);
    throw new Error('what becomes of it is not the caller’s matter');
  },
  load: async () => undefined,
};

beforeEach(async () => {
  called.length = 0;
  lambda = await startLambda();
  vi.stubEnv('AWS_ENDPOINT_URL_LAMBDA', lambda.url);
  vi.stubEnv('AWS_REGION', 'us-east-1');
  vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
  vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  vi.stubEnv('AWS_MAX_ATTEMPTS', '1');
});
afterEach(async () => {
  vi.unstubAllEnvs();
  await lambda.close();
});

describe('handing a decision over to the receiver', () => {
  it('is taken at once, and calls the receiver with the incident and nothing else', async () => {
    lambda.begin(functions);
    await lambdaReceiver('unclick-sandbox-receive-decision')('net-1');
    expect(called).toEqual([['receive-decision', { passOn: 'net-1' }]]);
  });

  it.each([
    ['there is no such function', 'other', true],
    ['the functions are not there yet', 'unclick-sandbox-receive-decision', false],
  ])('fails for the caller to try again where %s', async (_what, name, begun) => {
    if (begun) lambda.begin(functions);
    await expect(lambdaReceiver(name)('net-1')).rejects.toThrow();
    expect(called).toEqual([]);
  });

  it('takes no call that would be waited for', async () => {
    lambda.begin(functions);
    const { InvokeCommand } = await import('@aws-sdk/client-lambda');
    const waited = new InvokeCommand({ FunctionName: 'unclick-sandbox-receive-decision', Payload: '{}' });
    await expect(new LambdaClient({}).send(waited)).rejects.toThrow('asynchronous');
  });
});
