import { emailOf, type Name } from './cast.ts';
import type { Attribute } from './reality.ts';

const account = '123456789012';

/** What else than a click comes by: none of it may ever become an incident of a stack. */
export type Noise = 'terraform' | 'failed' | 'read';

/** A CloudTrail record of a queue's attribute that somebody set in the console, in CloudTrail's shape. */
export function recordOf(eventID: string, who: Name, queue: string, attribute: Attribute, at: number, noise?: Noise) {
  const email = emailOf(who);
  const role = 'AWSReservedSSO_AdministratorAccess_0123456789abcdef';
  return {
    eventVersion: '1.11',
    userIdentity: {
      type: 'AssumedRole',
      principalId: `AROAEXAMPLEROLEID0000:${email}`,
      arn: `arn:aws:sts::${account}:assumed-role/${role}/${email}`,
      accountId: account,
      sessionContext: { sessionIssuer: { type: 'Role', userName: role } },
    },
    userAgent: noise === 'terraform' ? terraformAgent : 'Mozilla/5.0 (X11; Linux x86_64) Firefox/143.0',
    sourceIPAddress: '203.0.113.17',
    ...(noise !== 'terraform' && { sessionCredentialFromConsole: 'true' }),
    eventTime: new Date(at).toISOString(),
    eventSource: 'sqs.amazonaws.com',
    eventName: noise === 'read' ? 'GetQueueAttributes' : 'SetQueueAttributes',
    awsRegion: 'us-east-1',
    requestParameters: {
      queueUrl: `https://sqs.us-east-1.amazonaws.com/${account}/${queue}`,
      attributes: { [attribute === 'delay_seconds' ? 'DelaySeconds' : 'MessageRetentionPeriod']: '7' },
    },
    responseElements: null,
    ...(noise === 'failed' && { errorCode: 'AccessDenied' }),
    eventID,
    readOnly: noise === 'read',
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: 'Management',
  };
}

const terraformAgent =
  'APN/1.0 HashiCorp/1.0 Terraform/1.11.4 (+https://www.terraform.io) terraform-provider-aws/5.100.0';

/** The envelope in which EventBridge brings a record. */
export function envelopeOf(detail: object): string {
  return JSON.stringify({ version: '0', 'detail-type': 'AWS API Call via CloudTrail', source: 'aws.sqs', detail });
}
