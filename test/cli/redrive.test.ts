import { CreateQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { register } from '../../cli/redrive.ts';
import { SqsDeadLetters } from '../../functions/adapters/sqs-dead-letters.ts';
import { type Rig, startRig, withoutMoto } from '../rig/moto.ts';

async function unclick(...args: string[]): Promise<string> {
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const program = new Command().exitOverride();
  register(program);
  await program.parseAsync(['redrive', ...args], { from: 'user' }).finally(() => spy.mockRestore());
  return written.join('');
}

describe.skipIf(withoutMoto)(`redriving, in moto${withoutMoto ? ` (${withoutMoto})` : ''}`, () => {
  let rig: Rig;
  let sqs: SQSClient;
  const url = async (name: string) => (await sqs.send(new CreateQueueCommand({ QueueName: name }))).QueueUrl ?? '';
  const waiting = async (queue: string) => {
    const AttributeNames = ['ApproximateNumberOfMessages' as const];
    const { Attributes } = await sqs.send(new GetQueueAttributesCommand({ QueueUrl: queue, AttributeNames }));
    return Number(Attributes?.ApproximateNumberOfMessages);
  };

  beforeAll(async () => {
    rig = await startRig();
    sqs = new SQSClient({});
  });
  afterAll(() => rig.end());

  it('says what lies there and why, and moves nothing, in a dry run', async () => {
    const [dead, queue] = [await url('dead-1'), await url('queue-1')];
    await new SqsDeadLetters(dead).send('x', 'not a JSON object');
    const said = await unclick('--dead', dead, '--queue', queue, '--dry-run', '--json');
    expect(JSON.parse(said)).toEqual({ messages: 1, moved: 0, reasons: { 'not a JSON object': 1 } });
    expect(await waiting(queue)).toBe(0);
    expect(await unclick('--dead', dead, '--queue', queue)).toMatch(/^1 messages were put back/);
  });

  it('puts every message back as it was', async () => {
    const [dead, queue] = [await url('dead-2'), await url('queue-2')];
    for (let number = 0; number < 12; number += 1) await new SqsDeadLetters(dead).send(`body ${number}`, 'why');
    expect(await unclick('--dead', dead, '--queue', queue)).toBe('12 messages were put back:\n  12 × why\n');
    expect([await waiting(dead), await waiting(queue)]).toEqual([0, 12]);
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: queue, MaxNumberOfMessages: 1 }));
    expect(Messages?.[0]?.Body).toMatch(/^body \d+$/);
    expect(await unclick('--dead', dead, '--queue', queue)).toBe('The dead-letter queue is empty.\n');
  });

  it('finds the queues of the deployment, and says where there is none', async () => {
    await expect(unclick('--dead', 'x', '--deployment', 'unclick-nowhere')).rejects.toMatchObject({ exitCode: 2 });
  });
});
