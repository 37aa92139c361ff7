import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { EC2Client } from '@aws-sdk/client-ec2';
import { IAMClient } from '@aws-sdk/client-iam';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { clicking, type PutRecord } from '../clicks/clicking.ts';
import type { Persona } from '../clicks/persona.ts';
import { clientSettings } from '../sandbox/clients.ts';

/** The clients of the services that the demonstration clicks in. */
export function awsClients(endpoint: string) {
  const settings = clientSettings(endpoint);
  return {
    dynamodb: new DynamoDBClient(settings),
    ec2: new EC2Client(settings),
    iam: new IAMClient(settings),
    kms: new KMSClient(settings),
    logs: new CloudWatchLogsClient(settings),
    s3: new S3Client({ ...settings, forcePathStyle: true }),
    sqs: new SQSClient(settings),
    ssm: new SSMClient(settings),
  };
}

export type AwsClients = ReturnType<typeof awsClients>;

/** The same clients in somebody's hands: every call is recorded under their name. */
export function clientsOf(persona: Persona, endpoint: string, put: PutRecord): AwsClients {
  const clients = awsClients(endpoint);
  for (const client of Object.values(clients)) clicking(client, persona, put);
  return clients;
}
