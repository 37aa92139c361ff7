import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { CloudTrailClient } from '@aws-sdk/client-cloudtrail';
import { CodeBuildClient } from '@aws-sdk/client-codebuild';
import { EventBridgeClient } from '@aws-sdk/client-eventbridge';
import { IAMClient } from '@aws-sdk/client-iam';
import { LambdaClient } from '@aws-sdk/client-lambda';
import { S3Client } from '@aws-sdk/client-s3';
import { SNSClient } from '@aws-sdk/client-sns';
import { SQSClient } from '@aws-sdk/client-sqs';
import { SSMClient } from '@aws-sdk/client-ssm';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, expect, vi } from 'vitest';
import type { Finding, Grade, Patient } from '../../../cli/doctor/finding.ts';
import { configFrom } from '../../../functions/runtime/config.ts';
import { parseConfig } from '../../../functions/runtime/parse-config.ts';

/** Every client of AWS that the doctor asks. */
export const mocks = {
  trail: mockClient(CloudTrailClient),
  build: mockClient(CodeBuildClient),
  formation: mockClient(CloudFormationClient),
  bus: mockClient(EventBridgeClient),
  iam: mockClient(IAMClient),
  lambda: mockClient(LambdaClient),
  s3: mockClient(S3Client),
  sns: mockClient(SNSClient),
  sqs: mockClient(SQSClient),
  ssm: mockClient(SSMClient),
};

/** A deployment to look at. */
export const patient: Patient = {
  deployment: 'unclick-prod',
  region: 'eu-west-1',
  account: '111122223333',
  ids: new Map([
    ['RunProject', 'unclick-prod-run'],
    ['RunRole', 'run-role'],
    ['PlanBucket', 'plans'],
    ['ClickQueue', 'https://queue'],
    ['ClickDeadLetters', 'https://dead'],
    ['AlarmTopic', 'arn:topic'],
  ]),
};

/** What was found, each with its grade; and that everything that is not well comes with a remedy that says something. */
export function graded(found: readonly Finding[]): [Grade, string][] {
  for (const { grade, what, remedy } of found) if (grade !== 'ok') expect(remedy ?? '', what).toMatch(/\w+ \w+/);
  return found.map(({ grade, what }) => [grade, what]);
}
export const containing = (grade: Grade, text: string) => [grade, expect.stringContaining(text)];
export const configOf = (yaml: string) => configFrom(parseConfig(yaml, 'unclick.yml'));
export const stacksOf = (yaml: string) => configOf(`stacks: [${yaml}]`).stacks;

/** For a whole test file: each test begins with mocks that answer nothing. */
export function freshMocks(): void {
  beforeEach(() => {
    for (const mock of Object.values(mocks)) mock.reset();
    vi.stubEnv('AWS_REGION', 'eu-west-1');
    vi.stubEnv('AWS_ACCESS_KEY_ID', 'test');
    vi.stubEnv('AWS_SECRET_ACCESS_KEY', 'test');
  });
  afterEach(() => void vi.unstubAllEnvs());
}
