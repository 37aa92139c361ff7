import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { SendTaskSuccessCommand, SFNClient, TaskTimedOut } from '@aws-sdk/client-sfn';
import { GetParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { DynamoDBDocumentClient, GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';

const workflow = mockClient(SFNClient);
const table = mockClient(DynamoDBDocumentClient);
let handler: (event: unknown, context: unknown) => Promise<{ readonly statusCode: number }>;
let folder: string;

/** An incident whose newest question is decided and not delivered, as a crash between the two leaves it. */
const decided = {
  id: 'net-1',
  stack: 'net',
  status: 'open',
  openedAt: '2026-11-23T12:00:00.000Z',
  outcome: 'Being reverted',
  taskToken: 'a-token',
  question: 1,
  decision: { verb: 'revert', by: 'ana', at: '2026-11-23T12:05:00.000Z', question: 1 },
};

/** What a Function URL makes of a request: all that its sender chooses is the method, the path, the headers and the body. */
const throughUrl = (method: string, body: string, headers: Record<string, string> = {}) => ({
  version: '2.0',
  routeKey: '$default',
  rawPath: '/',
  rawQueryString: 'passOn=net-1',
  headers,
  queryStringParameters: { passOn: 'net-1' },
  requestContext: { http: { method, path: '/', protocol: 'HTTP/1.1' } },
  body,
  isBase64Encoded: false,
});

const call = (event: unknown) => handler(event, { functionName: 'receive-decision', awsRequestId: 'r' });
const answers = () => workflow.commandCalls(SendTaskSuccessCommand).map(({ args }) => args[0].input);

describe('receive-decision, the one function that answers the workflow', () => {
  beforeAll(async () => {
    folder = mkdtempSync(join(tmpdir(), 'unclick-receive-'));
    const file = join(folder, 'unclick.yml');
    writeFileSync(file, JSON.stringify({ stacks: [{ name: 'net', state: 's3://states/net.tfstate' }] }));
    Object.assign(process.env, {
      UNCLICK_CONFIG: file,
      UNCLICK_TABLE_INCIDENTS: 'incidents',
      UNCLICK_STATE_MACHINE_ARN: 'arn:aws:states:us-east-1:123456789012:stateMachine:respond',
      AWS_REGION: 'us-east-1',
      POWERTOOLS_DEV: 'false',
      POWERTOOLS_METRICS_DISABLED: 'true',
    });
    mockClient(SSMClient)
      .on(GetParameterCommand)
      .resolves({ Parameter: { Value: 'sandbox-only' } });
    const { logger } = await import('../../functions/runtime/powertools.ts');
    vi.spyOn(logger, 'warn').mockImplementation(() => undefined);
    // Powertools says at every call that no metric was written.
    vi.spyOn(console, 'warn').mockImplementation(() => undefined);
    handler = (await import('../../functions/receive-decision.ts')).handler as unknown as typeof handler;
  });
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  beforeEach(() => {
    workflow.reset();
    table.reset();
    workflow.on(SendTaskSuccessCommand).resolves({});
    table.on(GetCommand).resolves({ Item: decided });
    table.on(UpdateCommand).resolves({});
  });

  it('delivers what another function hands over, and takes the token away', async () => {
    await call({ passOn: 'net-1' });
    expect(answers()).toMatchObject([{ taskToken: 'a-token', output: expect.stringContaining('"verb":"revert"') }]);
    expect(table.commandCalls(UpdateCommand)[0]?.args[0].input).toMatchObject({ UpdateExpression: 'REMOVE taskToken' });
  });

  it.each([
    ['nobody decided', { ...decided, decision: undefined }],
    ['the decision was about an earlier question', { ...decided, question: 2 }],
    ['it was delivered before', { ...decided, taskToken: undefined }],
  ])('answers nothing where %s', async (_what, Item) => {
    table.on(GetCommand).resolves({ Item });
    await call({ passOn: 'net-1' });
    expect(answers()).toEqual([]);
  });

  it('throws where the workflow does not take it, so that Lambda calls again, and keeps the token', async () => {
    workflow.on(SendTaskSuccessCommand).rejects(new Error('no answer'));
    await expect(call({ passOn: 'net-1' })).rejects.toThrow('no answer');
    expect(table.commandCalls(UpdateCommand)).toEqual([]);
  });

  it('is done where the task was over: the workflow reads the record', async () => {
    workflow.on(SendTaskSuccessCommand).rejects(new TaskTimedOut({ message: 'over', $metadata: {} }));
    await call({ passOn: 'net-1' });
    expect(table.commandCalls(UpdateCommand)).toHaveLength(1);
  });

  it('is never made to by what comes through its URL, whatever it says', async () => {
    const says = fc.constantFrom('{"passOn":"net-1"}', 'passOn=net-1', 'payload=%7B%22passOn%22%3A%22net-1%22%7D', '');
    const header = fc.constantFrom('passon', 'content-type', 'x-slack-signature', 'x-slack-request-timestamp');
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom('POST', 'GET', 'PUT'),
        fc.oneof(says, fc.string()),
        fc.dictionary(header, fc.oneof(says, fc.string())),
        async (method, body, headers) => {
          const { statusCode } = await call(throughUrl(method, body, headers));
          expect([401, 405]).toContain(statusCode);
        },
      ),
    );
    expect(await call({ ...throughUrl('POST', ''), passOn: 'net-1' })).toEqual({ statusCode: 401 });
    expect(answers()).toEqual([]);
    expect(table.commandCalls(GetCommand)).toEqual([]);
  });
});
