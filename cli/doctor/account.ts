import { GetAccountSettingsCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { ListSubscriptionsByTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { type Finding, finding, type Patient } from './finding.ts';

const { ok, warn, fail } = finding('account');

/** What the functions reserve, and what Lambda wants left unreserved. */
const needed = 12 + 100;

/** Room for the functions. */
export async function checkConcurrency(): Promise<Finding[]> {
  const { AccountLimit } = await new LambdaClient({}).send(new GetAccountSettingsCommand({}));
  const limit = AccountLimit?.ConcurrentExecutions ?? 0;
  return [
    limit >= needed
      ? ok(`Lambda has room: ${limit} at once`)
      : warn(
          `Lambda runs ${limit} at once in this account`,
          `ask for at least ${needed}: functions reserve 12 of them`,
        ),
  ];
}

/** Somebody who hears the alarms. */
export async function checkAlarms({ ids }: Patient): Promise<Finding[]> {
  const { Subscriptions = [] } = await new SNSClient({}).send(
    new ListSubscriptionsByTopicCommand({ TopicArn: ids.get('AlarmTopic') }),
  );
  const confirmed = Subscriptions.filter(({ SubscriptionArn }) => SubscriptionArn?.startsWith('arn:'));
  return [
    confirmed.length > 0
      ? ok(`${confirmed.length} hear the alarms`)
      : fail('nobody hears the alarms', 'set alarms.email in unclick.yml, or subscribe to the topic, and confirm'),
  ];
}
