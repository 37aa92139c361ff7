import { LambdaClient, ListEventSourceMappingsCommand } from '@aws-sdk/client-lambda';
import { GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { type Finding, finding, type Patient } from './finding.ts';

const { ok, warn, fail } = finding('queues');

/** Clicks are taken from the queue, by a mapping that is on, and none lie among the dead. */
export async function checkQueues(patient: Patient): Promise<Finding[]> {
  // The queue's URL names AWS's own host, which is not where an AWS elsewhere answers.
  const client = new SQSClient({ useQueueUrlAsEndpoint: false });
  const attributes = async (id: string) => {
    const command = new GetQueueAttributesCommand({ QueueUrl: patient.ids.get(id), AttributeNames: ['All'] });
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
    await checkMapping(patient),
  ];
}

async function checkMapping({ region, account, deployment }: Patient): Promise<Finding> {
  const name = `${deployment}-classify-click`;
  const FunctionName = `arn:aws:lambda:${region}:${account}:function:${name}`;
  const { EventSourceMappings = [] } = await new LambdaClient({}).send(
    new ListEventSourceMappingsCommand({ FunctionName }),
  );
  const states = EventSourceMappings.map(({ State = 'unknown' }) => State);
  return states.includes('Enabled')
    ? ok(`${name} takes from the queue`)
    : fail(
        `${name} takes nothing from the queue: its mapping is ${states.join(', ') || 'gone'}`,
        'switch it on, or deploy again, and ask who switched it off',
      );
}
