import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type Finding, finding, type Patient } from './finding.ts';

const { ok, warn, fail } = finding('queues');

/** Clicks are taken from the queue, and none lie among the dead. */
export async function checkQueues({ ids }: Patient): Promise<Finding[]> {
  // The queue's URL names AWS's own host, which is not where an AWS elsewhere answers.
  const client = new SQSClient({ useQueueUrlAsEndpoint: false });
  const attributes = async (id: string) => {
    const command = new GetQueueAttributesCommand({ QueueUrl: ids.get(id), AttributeNames: ['All'] });
    return (await client.send(command)).Attributes ?? {};
  };
  const queue = await attributes('ClickQueue');
  const dead = await attributes('ClickDeadLetters');
  const waiting = Number(queue.ApproximateNumberOfMessages ?? 0);
  const lost = Number(dead.ApproximateNumberOfMessages ?? 0);
  return [
    waiting > 100
      ? warn(`${waiting} clicks wait in the queue`, 'look at the errors and throttles of classify-click')
      : ok(`${waiting} clicks wait in the queue`),
    lost > 0
      ? fail(
          `${lost} clicks lie in the dead-letter queue`,
          'unclick redrive --dry-run says why; mend that, then redrive',
        )
      : ok('the dead-letter queue is empty'),
    queue.RedrivePolicy
      ? ok('what fails five times goes to the dead-letter queue')
      : fail('the queue has no dead-letter queue', 'deploy again: what cannot be read comes back for ever'),
  ];
}
