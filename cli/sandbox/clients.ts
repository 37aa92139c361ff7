import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';

/** How a client of the sandbox's own finds its AWS. */
export const clientSettings = (endpoint: string, region = 'us-east-1') => ({
  endpoint,
  region,
  credentials: { accessKeyId: 'sandbox', secretAccessKey: 'sandbox' },
  maxAttempts: 5,
});

/** The sandbox's own clients: what they do is no click, and no record is written of it. */
export function sandboxClients(endpoint: string, dynamodb = endpoint) {
  const settings = clientSettings(endpoint);
  return {
    cloudformation: new CloudFormationClient(settings),
    dynamodb: new DynamoDBClient({ ...settings, endpoint: dynamodb }),
    events: new EventBridgeClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    sqs: new SQSClient(settings),
    ssm: new SSMClient(settings),
  };
}

export type SandboxClients = ReturnType<typeof sandboxClients>;
