import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { handler } from './handler.ts';
import { logger } from './powertools.ts';

/**
 * A handler of SQS batches with partial failures: a message whose work throws comes back, and after five times lies in the
 * dead-letter queue; the others are done with.
 */
export function sqsBatch(work: (body: string, message: SQSRecord) => Promise<void>) {
  return handler<SQSEvent, SQSBatchResponse>(async (event) => {
    const results = await Promise.allSettled(event.Records.map((message) => work(message.body, message)));
    const failed = event.Records.flatMap((message, index) => {
      const result = results[index];
      if (result?.status !== 'rejected') return [];
      logger.error('a message failed and will come back', {
        messageId: message.messageId,
        error: asError(result.reason),
      });
      return [{ itemIdentifier: message.messageId }];
    });
    return { batchItemFailures: failed };
  });
}

function asError(reason: unknown): Error {
  return reason instanceof Error ? reason : new Error(String(reason));
}
