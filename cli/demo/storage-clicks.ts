import { DescribeContinuousBackupsCommand, UpdateContinuousBackupsCommand } from '@aws-sdk/client-dynamodb';
import {
  DeletePublicAccessBlockCommand,
  GetBucketPolicyCommand,
  GetPublicAccessBlockCommand,
  PutBucketPolicyCommand,
} from '@aws-sdk/client-s3';
import type { DemoClick } from './demo-click.ts';

const bucket = 'aws_s3_bucket.receipts';
const table = 'aws_dynamodb_table.orders';

export const bucketClicks: readonly DemoClick[] = [
  {
    title: "Delete the private bucket's public access block",
    actor: 'grace@example.com',
    click: (aws, facts) => aws.s3.send(new DeletePublicAccessBlockCommand({ Bucket: facts(bucket, 'id') })),
    async isBack(aws, facts) {
      const block = await aws.s3.send(new GetPublicAccessBlockCommand({ Bucket: facts(bucket, 'id') }));
      const settings = Object.values(block.PublicAccessBlockConfiguration ?? {});
      return settings.length === 4 && settings.every(Boolean);
    },
  },
  {
    title: 'Replace the bucket policy',
    actor: 'grace@example.com',
    click: (aws, facts) =>
      aws.s3.send(
        new PutBucketPolicyCommand({ Bucket: facts(bucket, 'id'), Policy: publicRead(facts(bucket, 'arn')) }),
      ),
    async isBack(aws, facts) {
      const { Policy = '' } = await aws.s3.send(new GetBucketPolicyCommand({ Bucket: facts(bucket, 'id') }));
      return Policy.includes('OnlyOverTLS') && !Policy.includes('PublicRead');
    },
  },
];

export const tableWithoutRecovery: DemoClick = {
  title: "Switch the table's point-in-time recovery off",
  actor: 'alan@example.com',
  click: (aws, facts) =>
    aws.dynamodb.send(
      new UpdateContinuousBackupsCommand({
        TableName: facts(table, 'name'),
        PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: false },
      }),
    ),
  async isBack(aws, facts) {
    const TableName = facts(table, 'name');
    const { ContinuousBackupsDescription } = await aws.dynamodb.send(
      new DescribeContinuousBackupsCommand({ TableName }),
    );
    const recovery = ContinuousBackupsDescription?.PointInTimeRecoveryDescription;
    return recovery?.PointInTimeRecoveryStatus === 'ENABLED';
  },
};

const publicRead = (arn: string) =>
  JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Sid: 'PublicRead', Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: `${arn}/*` }],
  });
