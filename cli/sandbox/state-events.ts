import { PutRuleCommand, PutTargetsCommand } from '@aws-sdk/client-eventbridge';
import { PutBucketNotificationConfigurationCommand } from '@aws-sdk/client-s3';
import { CreateQueueCommand } from '@aws-sdk/client-sqs';
import type { SandboxClients } from './clients.ts';
import { type PolledQueue, pollQueue } from './queue-poller.ts';

const name = 'unclick-sandbox-states';

/**
 * Feeds the state bucket's own "Object Created" and "Object Deleted" events to index-state, as its rule does in AWS. moto's
 * rules reach no Lambda functions, so a queue stands between. @returns how to end it.
 */
export async function watchStates(
  clients: SandboxClients,
  bucket: string,
  index: (event: unknown) => Promise<unknown>,
  onFailure: PolledQueue['onFailure'],
): Promise<() => Promise<void>> {
  const { QueueUrl: url = '' } = await clients.sqs.send(new CreateQueueCommand({ QueueName: name }));
  const arn = `arn:aws:sqs:us-east-1:123456789012:${name}`;
  const pattern = {
    source: ['aws.s3'],
    'detail-type': ['Object Created', 'Object Deleted'],
    detail: { bucket: { name: [bucket] } },
  };
  await clients.events.send(new PutRuleCommand({ Name: name, EventPattern: JSON.stringify(pattern) }));
  await clients.events.send(new PutTargetsCommand({ Rule: name, Targets: [{ Id: 'queue', Arn: arn }] }));
  const NotificationConfiguration = { EventBridgeConfiguration: {} };
  await clients.s3.send(new PutBucketNotificationConfigurationCommand({ Bucket: bucket, NotificationConfiguration }));
  const handle: PolledQueue['handle'] = async ({ Records }) => {
    for (const { body } of Records) await index(JSON.parse(body));
    return { batchItemFailures: [] };
  };
  return pollQueue({ client: clients.sqs, url, arn, onFailure, handle });
}
