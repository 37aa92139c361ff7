import { SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { BatchGetCommand, DynamoDBDocumentClient, GetCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import type { Context, SQSEvent } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import type { Json } from '../../functions/core/json.ts';
import { handlerEnvironment } from '../rig/handler-environment.ts';
import { mutated, numbers } from '../rig/mutate-json.ts';
import { realRecords, withoutRecords } from '../rig/records.ts';

/** `npm run fuzz` asks for 100,000; the test for a part of it. */
const messages = Number(process.env.UNCLICK_FUZZ ?? 3000);
const seed = Number(process.env.UNCLICK_SEED ?? 20_261_123);

const config = {
  stacks: [{ name: 'net', state: 's3://states/net.tfstate', mode: 'auto' }],
  origins: ['console', 'cloudshell', 'programmatic'],
};

describe.skipIf(withoutRecords)(`any record, mutated (${withoutRecords ?? `${messages}, seed ${seed}`})`, () => {
  const verdicts = { drift: 0, ignored: 0, unresolved: 0, malformed: 0 };
  let handler: (event: SQSEvent, context: Context) => Promise<{ batchItemFailures: unknown[] }>;
  const faults: unknown[] = [];
  const dead = mockClient(SQSClient);

  beforeAll(async () => {
    handlerEnvironment(config);
    dead.on(SendMessageCommand).resolves({});
    mockClient(SFNClient).on(StartExecutionCommand).resolves({});
    const table = mockClient(DynamoDBDocumentClient);
    table.on(GetCommand).resolves({});
    table.on(TransactWriteCommand).resolves({});
    table.on(BatchGetCommand).callsFake((input) => ({ Responses: { index: rowsFor(input.RequestItems.index.Keys) } }));
    const { logger } = await import('../../functions/runtime/powertools.ts');
    vi.spyOn(logger, 'info').mockImplementation((...[word]) => count(String(word)));
    vi.spyOn(logger, 'warn').mockImplementation(() => count('malformed'));
    vi.spyOn(logger, 'error').mockImplementation((_, ...more) => void faults.push(...more));
    handler = (await import('../../functions/classify-click.ts')).handler as unknown as typeof handler;
  });

  const count = (word: string) => {
    if (word in verdicts) verdicts[word as keyof typeof verdicts] += 1;
  };

  it('has a verdict, or lies with the dead letters; nothing comes back', { timeout: 900_000 }, async () => {
    const random = numbers(seed);
    const records = realRecords('core');
    const dressed = (detail: Json) => ({ 'detail-type': 'AWS API Call via CloudTrail', source: 'aws.x', detail });
    for (let sent = 0; sent < messages; sent += 10) {
      const Records = Array.from({ length: 10 }, (_, index) => {
        const record = records[(sent + index) % records.length] ?? {};
        const body = JSON.stringify(mutated(dressed(record), random));
        return { messageId: `${sent + index}`, body: random() < 0.01 ? body.slice(1) : body };
      });
      const { batchItemFailures } = await handler({ Records } as SQSEvent, {} as Context);
      expect(faults, `seed ${seed}, messages ${sent} to ${sent + 9}`).toEqual([]);
      expect(batchItemFailures).toEqual([]);
    }
    const { drift, ignored, unresolved, malformed } = verdicts;
    expect(drift + ignored + unresolved + malformed).toBe(messages);
    expect(dead.commandCalls(SendMessageCommand)).toHaveLength(malformed);
    expect(Math.min(drift, ignored, unresolved, malformed), JSON.stringify(verdicts)).toBeGreaterThan(0);
    process.stdout.write(`${messages} mutated records: ${JSON.stringify(verdicts)}\n`);
  });
});

/** Every seventh key is managed, so that all four verdicts occur. */
function rowsFor(keys: readonly { key: string }[]) {
  const managed = keys.filter(({ key }) => key.length % 7 === 0);
  const claim = { stack: 'net', address: 'aws_x.y' };
  return managed.map(({ key }) => ({ key, 'stack:net': { serial: 1, claims: [claim] } }));
}
