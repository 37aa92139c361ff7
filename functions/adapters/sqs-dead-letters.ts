import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { DeadLetters } from '../ports/queues.ts';

/** The longest message that SQS takes, less room for the attributes. */
const longestBody = 250_000;

/** The queue of messages that nobody could read; the reason goes with each as an attribute. */
export class SqsDeadLetters implements DeadLetters {
  /** Made when it is needed, which is seldom: a cold start need not wait for it. */
  #client: SQSClient | undefined;
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async send(body: string, reason: string): Promise<void> {
    this.#client ??= new SQSClient({});
    await this.#client.send(
      new SendMessageCommand({
        QueueUrl: this.#url,
        MessageBody: sendable(body).slice(0, longestBody),
        MessageAttributes: { reason: { DataType: 'String', StringValue: reason } },
      }),
    );
  }
}

/** SQS refuses an empty body and characters that XML 1.0 does not have. */
function sendable(body: string): string {
  const kept = body.toWellFormed().replaceAll(/[^\t\n\r\u0020-\uFFFD\u{10000}-\u{10FFFF}]/gu, '\uFFFD');
  return kept === '' ? '(empty)' : kept;
}
