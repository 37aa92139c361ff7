import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { SQSBatchResponse, SQSEvent, SQSRecord } from 'aws-lambda';
import { handler } from './handler.ts';
import { logger } from './powertools.ts';

/**
 * A handler of SQS batches with partial failures: a message whose work throws comes back, and after five times lies in the
 * dead-letter queue; the others are done with.
 */
export function sqsBatch(work: (body: string, message: SQSRecord) => Promise<void>) {
  const each = (message: SQSRecord) => work(message.body, message).catch((error: unknown) => complain(message, error));
  return handler<SQSEvent, SQSBatchResponse>((event, context) => {
    const processor = new BatchProcessor(EventType.SQS);
    return processPartialResponse(event, each, processor, { context, throwOnFullBatchFailure: false });
  });
}

/** Says what went wrong before the message goes back: the processor tells SQS only which one it was. */
function complain({ messageId }: SQSRecord, thrown: unknown): never {
  const error = thrown instanceof Error ? thrown : new Error(String(thrown));
  logger.error('a message failed and will come back', { messageId, error });
  throw error;
}
