import { emailOf, type Name } from './cast.ts';
import type { Attribute } from './reality.ts';

const account = '123456789012';

/** What else than a click comes by: none of it may ever become an incident of a stack. */
export type Noise = 'terraform' | 'failed' | 'read' | 'script';

/** A CloudTrail record of a queue's attribute that somebody set in the console, in CloudTrail's shape. */
export function queueRecord(queue: string, attribute: Attribute, { noise, ...call }: Call) {
  return {
    ...recordOf(call, noise),
    eventSource: 'sqs.amazonaws.com',
    eventName: noise === 'read' ? 'GetQueueAttributes' : 'SetQueueAttributes',
    requestParameters: {
      queueUrl: `https://sqs.us-east-1.amazonaws.com/${account}/${queue}`,
      attributes: { [attribute === 'delay_seconds' ? 'DelaySeconds' : 'MessageRetentionPeriod']: '7' },
    },
    responseElements: null,
  };
}

/** A grant that somebody put beside a key. */
export function grantRecord(key: string, grantId: string, call: Call) {
  const keyId = `arn:aws:kms:us-east-1:${account}:key/${key}`;
  return {
    ...recordOf(call),
    eventSource: 'kms.amazonaws.com',
    eventName: 'CreateGrant',
    requestParameters: { keyId, granteePrincipal: `arn:aws:iam::${account}:role/other`, operations: ['Decrypt'] },
    responseElements: { grantId, keyId },
  };
}

/** A key that somebody let be deleted in a week. */
export function deletionRecord(key: string, call: Call) {
  return {
    ...recordOf(call),
    eventSource: 'kms.amazonaws.com',
    eventName: 'ScheduleKeyDeletion',
    requestParameters: { keyId: key, pendingWindowInDays: 7 },
    responseElements: { keyId: `arn:aws:kms:us-east-1:${account}:key/${key}`, keyState: 'PendingDeletion' },
  };
}

/** A revised copy of a record, as CloudTrail sends it later. */
export function revised(record: object): object {
  return { ...record, addendum: { reason: 'UPDATED_DATA', updatedFields: 'sourceIPAddress' } };
}

/** Who called, and when. */
export interface Call {
  readonly eventID: string;
  readonly who: Name;
  readonly at: number;
  readonly noise?: Noise;
}

function recordOf({ eventID, who, at }: Call, noise?: Noise) {
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
    userAgent: (noise && agents[noise]) ?? 'Mozilla/5.0 (X11; Linux x86_64) Firefox/143.0',
    sourceIPAddress: '203.0.113.17',
    ...(!(noise && agents[noise]) && { sessionCredentialFromConsole: 'true' }),
    eventTime: new Date(at).toISOString(),
    awsRegion: 'us-east-1',
    ...(noise === 'failed' && { errorCode: 'AccessDenied' }),
    eventID,
    readOnly: noise === 'read',
    eventType: 'AwsApiCall',
    managementEvent: true,
    recipientAccountId: account,
    eventCategory: 'Management',
  };
}

/** What makes its calls without a console. */
const agents: Partial<Record<Noise, string>> = {
  terraform: 'APN/1.0 HashiCorp/1.0 Terraform/1.11.4 (+https://www.terraform.io) terraform-provider-aws/5.100.0',
  script: 'Boto3/1.40.1 md/Botocore#1.40.1',
};

/** The envelope in which EventBridge brings a record. */
export function envelopeOf(detail: object): string {
  return JSON.stringify({ version: '0', 'detail-type': 'AWS API Call via CloudTrail', source: 'aws.sqs', detail });
}
