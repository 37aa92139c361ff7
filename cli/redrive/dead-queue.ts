import {
  ChangeMessageVisibilityCommand,
  DeleteMessageCommand,
  type Message,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';

export interface DeadLetter {
  /** What classify-click could not read in it, or that its work failed each time. */
  readonly reason: string;
}

/** How long a looked-at message stays hidden, in seconds: nothing is seen twice in one run. */
const hiddenSeconds = 300;

/** The dead letters of the click queue. A message is deleted there only after it was put back: a crash repeats it, and repeats are harmless. */
export class DeadQueue {
  readonly #client = new SQSClient({ useQueueUrlAsEndpoint: false });
  readonly #dead: string;
  readonly #queue: string;

  constructor(dead: string, queue: string) {
    this.#dead = dead;
    this.#queue = queue;
  }

  /** Each message once, put back unless `dryRun`; what was only looked at can be put back right afterwards. */
  async *each(dryRun: boolean): AsyncIterable<DeadLetter> {
    const seen: Message[] = [];
    for (;;) {
      const messages = await this.#receive();
      if (messages.length === 0) break;
      for (const message of messages) {
        if (dryRun) seen.push(message);
        else await this.#putBack(message);
        yield { reason: message.MessageAttributes?.reason?.StringValue ?? 'its work failed each time' };
      }
    }
    for (const message of seen) await this.#show(message);
  }

  async #show({ ReceiptHandle }: Message): Promise<void> {
    const show = { QueueUrl: this.#dead, ReceiptHandle, VisibilityTimeout: 0 };
    await this.#client.send(new ChangeMessageVisibilityCommand(show));
  }

  async #receive(): Promise<Message[]> {
    const { Messages = [] } = await this.#client.send(
      new ReceiveMessageCommand({
        QueueUrl: this.#dead,
        MaxNumberOfMessages: 10,
        WaitTimeSeconds: 1,
        VisibilityTimeout: hiddenSeconds,
        MessageAttributeNames: ['reason'],
      }),
    );
    return Messages;
  }

  async #putBack({ Body = '', ReceiptHandle }: Message): Promise<void> {
    await this.#client.send(new SendMessageCommand({ QueueUrl: this.#queue, MessageBody: Body }));
    await this.#client.send(new DeleteMessageCommand({ QueueUrl: this.#dead, ReceiptHandle }));
  }
}
