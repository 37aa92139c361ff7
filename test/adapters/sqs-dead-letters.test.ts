import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { SqsDeadLetters } from '../../functions/adapters/sqs-dead-letters.ts';

const sqs = mockClient(SQSClient);

async function sent(body: string): Promise<string> {
  sqs.on(SendMessageCommand).resolves({});
  await new SqsDeadLetters('https://queue').send(body, 'not a JSON object');
  const input = sqs.commandCalls(SendMessageCommand)[0]?.args[0].input;
  expect(input?.MessageAttributes?.reason?.StringValue).toBe('not a JSON object');
  return input?.MessageBody ?? '';
}

describe('dead letters', () => {
  beforeEach(() => sqs.reset());

  it('keep the body as it came', async () => {
    expect(await sent('{"a":1}\n\t')).toBe('{"a":1}\n\t');
  });

  it.each([
    ['an empty body', '', '(empty)'],
    ['a NUL', 'a\0b', 'a\uFFFDb'],
    ['half of a surrogate pair', 'a\uD800b', 'a\uFFFDb'],
    ['a non-character', 'a\uFFFFb', 'a\uFFFDb'],
    ['an emoji, which SQS takes', 'a😀b', 'a😀b'],
  ])('make %s sendable', async (_, body, expected) => {
    expect(await sent(body)).toBe(expected);
  });

  it('cut what SQS would refuse for its length', async () => {
    expect((await sent('x'.repeat(300_000))).length).toBe(250_000);
  });
});
