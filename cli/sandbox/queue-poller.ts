import { setTimeout as pause } from 'node:timers/promises';
import { DeleteMessageBatchCommand, type Message, ReceiveMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import { z } from 'zod';

const response = z.object({ batchItemFailures: z.array(z.object({ itemIdentifier: z.string() })) });

export interface PolledQueue {
  readonly client: SQSClient;
  readonly url: string;
  readonly arn: string;
  /** The Lambda function that AWS would call with each batch. */
  readonly handle: (event: { readonly Records: readonly SqsRecord[] }) => Promise<unknown>;
  /** Told of a batch that failed as a whole: its messages come back when their visibility timeout ends. */
  readonly onFailure: (error: unknown) => void;
}

/** Does what an event source mapping does, ReportBatchItemFailures included. @returns how to end it. */
export function pollQueue(queue: PolledQueue): () => Promise<void> {
  const stopping = new AbortController();
  const loop = poll(queue, stopping.signal);
  return async () => {
    stopping.abort();
    await loop;
  };
}

async function poll(queue: PolledQueue, signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    try {
      const batch = await receive(queue, signal);
      if (batch.length > 0) await deliver(queue, batch);
    } catch (error) {
      if (signal.aborted) return;
      queue.onFailure(error);
      await pause(200);
    }
  }
}

async function receive({ client, url }: PolledQueue, signal: AbortSignal): Promise<readonly Message[]> {
  const { Messages = [] } = await client.send(
    new ReceiveMessageCommand({
      QueueUrl: url,
      MaxNumberOfMessages: 10,
      WaitTimeSeconds: 1,
      MessageSystemAttributeNames: ['All'],
      MessageAttributeNames: ['All'],
    }),
    { abortSignal: signal },
  );
  return Messages;
}

/** What the handler named as failed is not deleted, and so comes back, or goes to the dead-letter queue in the end. */
async function deliver(queue: PolledQueue, batch: readonly Message[]): Promise<void> {
  const { batchItemFailures } = response.parse(
    await queue.handle({ Records: batch.map((message) => recordOf(message, queue.arn)) }),
  );
  const failed = new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier));
  const entries = batch.flatMap((message, index) =>
    failed.has(message.MessageId ?? '') ? [] : [{ Id: String(index), ReceiptHandle: message.ReceiptHandle }],
  );
  if (entries.length === 0) return;
  await queue.client.send(new DeleteMessageBatchCommand({ QueueUrl: queue.url, Entries: entries }));
}

export type SqsRecord = ReturnType<typeof recordOf>;

/** A message as Lambda gets it. */
function recordOf(message: Message, arn: string) {
  return {
    messageId: message.MessageId ?? '',
    receiptHandle: message.ReceiptHandle ?? '',
    body: message.Body ?? '',
    attributes: message.Attributes ?? {},
    messageAttributes: Object.fromEntries(
      Object.entries(message.MessageAttributes ?? {}).map(([name, { StringValue, DataType }]) => [
        name,
        { stringValue: StringValue, dataType: DataType },
      ]),
    ),
    md5OfBody: message.MD5OfBody ?? '',
    eventSource: 'aws:sqs',
    eventSourceARN: arn,
    awsRegion: 'us-east-1',
  };
}
