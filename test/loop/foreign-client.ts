import { randomUUID } from 'node:crypto';
import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';

/** The settings of a client that knows nothing of this project but the endpoint. */
export const settings = (endpoint: string, region = 'us-east-1') => ({
  endpoint,
  region,
  credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
});

/** A record as somebody else would write it, from the console unless `rest` says otherwise. */
export function record(
  eventSource: string,
  eventName: string,
  awsRegion: string,
  requestParameters: unknown,
  rest: Readonly<Record<string, unknown>> = {},
) {
  return {
    eventVersion: '1.09',
    userIdentity: {
      type: 'IAMUser',
      principalId: 'AIDAEXAMPLEUSER000000',
      arn: 'arn:aws:iam::123456789012:user/mallory',
      accountId: '123456789012',
      userName: 'mallory',
    },
    eventTime: new Date().toISOString().replace(/\.\d+/, ''),
    eventSource,
    eventName,
    awsRegion,
    sourceIPAddress: '192.0.2.44',
    userAgent: 'console.amazonaws.com',
    requestParameters,
    responseElements: null,
    requestID: randomUUID(),
    eventID: randomUUID(),
    readOnly: false,
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: '123456789012',
    eventCategory: 'Management',
    sessionCredentialFromConsole: 'true',
    ...rest,
  };
}

/** Puts records on a Region's default bus, the hub's unless another is named. */
export async function put(
  endpoint: string,
  records: readonly ReturnType<typeof record>[],
  region?: string,
): Promise<void> {
  const client = new EventBridgeClient(settings(endpoint, region));
  const Entries = records.map((one) => ({
    Source: `aws.${one.eventSource.split('.')[0]}`,
    DetailType: 'AWS API Call via CloudTrail',
    Detail: JSON.stringify(one),
  }));
  const { FailedEntryCount } = await client.send(new PutEventsCommand({ Entries }));
  if (FailedEntryCount) throw new Error(`${FailedEntryCount} events were refused`);
}
