import { CreateQueueCommand, GetQueueAttributesCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { register } from '../../cli/redrive.ts';
import { MemoryStateIndex } from '../../functions/adapters/memory-state-index.ts';
import { SqsDeadLetters } from '../../functions/adapters/sqs-dead-letters.ts';
import { answerClick } from '../../functions/flows/answer-click.ts';
import { FakeIncidents } from '../fakes/incidents.ts';
import { FakeMailbox } from '../fakes/mailbox.ts';
import { FakeWorkflow } from '../fakes/workflow.ts';
import { HandClock } from '../rig/hand-clock.ts';
import { type Rig, startRig, withoutMoto } from '../rig/moto.ts';

const clicked = {
  eventVersion: '1.09',
  eventID: 'e-1',
  eventTime: '2026-11-23T12:00:00Z',
  eventSource: 'iam.amazonaws.com',
  eventName: 'UpdateAssumeRolePolicy',
  awsRegion: 'us-east-1',
  recipientAccountId: '123456789012',
  readOnly: false,
  eventType: 'AwsApiCall',
  sessionCredentialFromConsole: 'true',
  userIdentity: { type: 'IAMUser', arn: 'arn:aws:iam::123456789012:user/dana', accountId: '123456789012' },
  requestParameters: { roleName: 'app', policyDocument: '{}' },
};

const event = { source: 'aws.iam', 'detail-type': 'AWS API Call via CloudTrail', detail: clicked };

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

  it('brings a click back that a fault had put there: after the fix it is answered as any other', async () => {
    const [dead, queue] = [await url('dead-3'), await url('queue-3')];
    await new SqsDeadLetters(dead).send(JSON.stringify(event), 'a fault');
    await unclick('--dead', dead, '--queue', queue);
    const { Messages } = await sqs.send(new ReceiveMessageCommand({ QueueUrl: queue }));
    const incidents = new FakeIncidents();
    const index = new MemoryStateIndex();
    index.put('iam:role|app', { stack: 'net', address: 'aws_iam_role.app', account: '123456789012', region: '' });
    const clock = new HandClock();
    const answered = await answerClick(
      {
        policy: { origins: ['console'], ownRoles: [] },
        own: { prefix: 'unclick-prod', names: [], trails: [], deployers: [] },
        ignore: [],
        clock,
        index,
        mailbox: new FakeMailbox(clock, incidents),
        workflow: new FakeWorkflow(),
        deadLetters: new SqsDeadLetters(dead),
      },
      Messages?.[0]?.Body ?? '',
    );
    expect(answered).toMatchObject({ verdict: { verdict: 'drift' }, incidents: ['net-1'] });
    expect(incidents.records.get('net-1')?.clicks).toMatchObject([{ eventID: 'e-1' }]);
    expect(await waiting(dead)).toBe(0);
  });

  it('finds the queues of the deployment, and says where there is none', async () => {
    await expect(unclick('--dead', 'x', '--deployment', 'unclick-nowhere')).rejects.toMatchObject({ exitCode: 2 });
  });
});
