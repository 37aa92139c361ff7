import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import type { ClickQueue } from '../ports/queues.ts';

export class SqsClickQueue implements ClickQueue {
  readonly #client = new SQSClient({});
  readonly #url: string;

  constructor(url: string) {
    this.#url = url;
  }

  async send(body: string): Promise<void> {
    await this.#client.send(new SendMessageCommand({ QueueUrl: this.#url, MessageBody: body }));
  }
}
