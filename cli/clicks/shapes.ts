import type { ShapeOf } from './call.ts';
import { ec2Shape } from './ec2-shape.ts';
import {
  dynamodbShape,
  iamShape,
  kmsShape,
  lambdaShape,
  plainShape,
  secretsManagerShape,
  sqsShape,
  ssmShape,
} from './json-shapes.ts';
import { s3Shape } from './s3-shape.ts';

/** How each service records its calls, by the SDK's name of its client. */
export interface Recorder {
  readonly eventSource: string;
  readonly shape: ShapeOf;
  /** IAM's events arrive in us-east-1 only, wherever the call was made. */
  readonly global?: boolean;
}

const recorders: Readonly<Record<string, Recorder>> = {
  EC2: { eventSource: 'ec2.amazonaws.com', shape: ec2Shape },
  IAM: { eventSource: 'iam.amazonaws.com', shape: iamShape, global: true },
  S3: { eventSource: 's3.amazonaws.com', shape: s3Shape },
  SQS: { eventSource: 'sqs.amazonaws.com', shape: sqsShape },
  SNS: { eventSource: 'sns.amazonaws.com', shape: plainShape },
  KMS: { eventSource: 'kms.amazonaws.com', shape: kmsShape },
  DynamoDB: { eventSource: 'dynamodb.amazonaws.com', shape: dynamodbShape },
  CloudWatchLogs: { eventSource: 'logs.amazonaws.com', shape: plainShape },
  SSM: { eventSource: 'ssm.amazonaws.com', shape: ssmShape },
  Lambda: { eventSource: 'lambda.amazonaws.com', shape: lambdaShape },
  EventBridge: { eventSource: 'events.amazonaws.com', shape: plainShape },
  SecretsManager: { eventSource: 'secretsmanager.amazonaws.com', shape: secretsManagerShape },
};

/** @throws for a client whose records nobody has written down: a guessed record would prove nothing. */
export function recorderOf(service: string): Recorder {
  const recorder = recorders[service];
  if (!recorder) throw new Error(`the clicking client does not know how ${service} records its calls`);
  return recorder;
}
