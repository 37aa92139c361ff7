import type { Context, SQSEvent, SQSRecord } from 'aws-lambda';
import { describe, expect, it, vi } from 'vitest';
import { logger } from '../../functions/runtime/powertools.ts';
import { sqsBatch } from '../../functions/runtime/sqs-batch.ts';

const message = (messageId: string): SQSRecord => ({
  messageId,
  body: messageId,
  receiptHandle: '',
  attributes: {
    ApproximateReceiveCount: '1',
    SentTimestamp: '0',
    SenderId: '',
    ApproximateFirstReceiveTimestamp: '0',
  },
  messageAttributes: {},
  md5OfBody: '',
  eventSource: 'aws:sqs',
  eventSourceARN: 'arn:aws:sqs:us-east-1:123456789012:clicks',
  awsRegion: 'us-east-1',
});

const context: Context = {
  functionName: 'classify-click',
  functionVersion: '1',
  invokedFunctionArn: 'arn:aws:lambda:us-east-1:123456789012:function:classify-click',
  memoryLimitInMB: '512',
  awsRequestId: 'request',
  logGroupName: '',
  logStreamName: '',
  callbackWaitsForEmptyEventLoop: false,
  getRemainingTimeInMillis: () => 1000,
  done: () => undefined,
  fail: () => undefined,
  succeed: () => undefined,
};

async function answered(...ids: string[]): Promise<string[]> {
  const complained = vi.spyOn(logger, 'error').mockImplementation(() => undefined);
  const event: SQSEvent = { Records: ids.map(message) };
  const handler = sqsBatch(async (body) => {
    if (body.startsWith('bad')) throw new Error(`cannot do ${body}`);
  });
  const { batchItemFailures } = await handler(event, context);
  const failed = batchItemFailures.map(({ itemIdentifier }) => itemIdentifier);
  expect(complained.mock.calls.map(([, details]) => details)).toEqual(
    failed.map((messageId) => ({ messageId, error: new Error(`cannot do ${messageId}`) })),
  );
  complained.mockRestore();
  return failed;
}

describe('a batch of messages', () => {
  it('is done with when all went well', async () => {
    expect(await answered('a', 'b')).toEqual([]);
  });

  it('gives back only what failed', async () => {
    expect(await answered('a', 'bad-1', 'b', 'bad-2')).toEqual(['bad-1', 'bad-2']);
  });

  it('gives back all of it one by one, when all failed', async () => {
    expect(await answered('bad-1', 'bad-2')).toEqual(['bad-1', 'bad-2']);
  });
});
