import { DescribeLogGroupsCommand, PutRetentionPolicyCommand } from '@aws-sdk/client-cloudwatch-logs';
import { DisableKeyRotationCommand, GetKeyRotationStatusCommand } from '@aws-sdk/client-kms';
import { GetQueueAttributesCommand, SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { DeleteParameterCommand, GetParameterCommand, PutParameterCommand } from '@aws-sdk/client-ssm';
import type { DemoClick } from './demo-click.ts';
import type { AwsClients } from './stage.ts';

const queue = 'aws_sqs_queue.jobs';
const logs = 'aws_cloudwatch_log_group.worker';

async function parameter(aws: AwsClients, Name: string): Promise<string | undefined> {
  const { Parameter } = await aws.ssm.send(new GetParameterCommand({ Name }));
  return Parameter?.Value;
}

export const shortLogs: DemoClick = {
  title: "Keep the worker's logs for one day only",
  actor: 'ada@example.com',
  click: (aws, facts) =>
    aws.logs.send(new PutRetentionPolicyCommand({ logGroupName: facts(logs, 'name'), retentionInDays: 1 })),
  async isBack(aws, facts) {
    const { logGroups = [] } = await aws.logs.send(
      new DescribeLogGroupsCommand({ logGroupNamePrefix: facts(logs, 'name') }),
    );
    return logGroups[0]?.retentionInDays === 30;
  },
};

export const keyWithoutRotation: DemoClick = {
  title: "Disable the key's rotation",
  actor: 'alan@example.com',
  click: (aws, facts) => aws.kms.send(new DisableKeyRotationCommand({ KeyId: facts('aws_kms_key.orders', 'key_id') })),
  async isBack(aws, facts) {
    const KeyId = facts('aws_kms_key.orders', 'key_id');
    const { KeyRotationEnabled } = await aws.kms.send(new GetKeyRotationStatusCommand({ KeyId }));
    return KeyRotationEnabled === true;
  },
};

export const parameterClicks: readonly DemoClick[] = [
  {
    title: "Change a parameter's value",
    actor: 'grace@example.com',
    click: (aws, facts) =>
      aws.ssm.send(
        new PutParameterCommand({
          Name: facts('aws_ssm_parameter.batch_size', 'name'),
          Value: '1000',
          Overwrite: true,
        }),
      ),
    isBack: async (aws, facts) => (await parameter(aws, facts('aws_ssm_parameter.batch_size', 'name'))) === '25',
  },
  {
    title: 'Delete a parameter',
    actor: 'grace@example.com',
    click: (aws, facts) =>
      aws.ssm.send(new DeleteParameterCommand({ Name: facts('aws_ssm_parameter.currency', 'name') })),
    isBack: async (aws, facts) => (await parameter(aws, facts('aws_ssm_parameter.currency', 'name'))) === 'EUR',
  },
];

export const anybodysQueue: DemoClick = {
  title: 'Let anybody send to the queue',
  actor: 'ada@example.com',
  click: (aws, facts) =>
    aws.sqs.send(
      new SetQueueAttributesCommand({
        QueueUrl: facts(queue, 'url'),
        Attributes: { Policy: openToAll(facts(queue, 'arn')) },
      }),
    ),
  async isBack(aws, facts) {
    const { Attributes } = await aws.sqs.send(
      new GetQueueAttributesCommand({ QueueUrl: facts(queue, 'url'), AttributeNames: ['Policy'] }),
    );
    const policy = Attributes?.Policy ?? '';
    return policy.includes('TheTopicMaySend') && !policy.includes('Anybody');
  },
};

const openToAll = (arn: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: 'Anybody', Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: arn }],
  });
