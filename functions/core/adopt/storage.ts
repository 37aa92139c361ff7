import type { AdoptionRow, AdoptionTable } from './row.ts';

function bucketSetting(type: string, parents: string): readonly AdoptionRow[] {
  return [{ type, id: '{bucketName}', expect: { bucket: '{bucketName}' }, covered: [parents], emptyBefore: parents }];
}

/**
 * S3, ECR and DynamoDB: documents and settings that stand beside a bucket, a repository or a table. A secret's resource policy
 * is an attribute of the secret too, and is pinned: an import finds it, empty, after it was destroyed.
 */
export const storage: AdoptionTable = {
  's3:PutBucketPolicy': bucketSetting('aws_s3_bucket_policy', 'policy'),
  's3:PutBucketWebsite': bucketSetting('aws_s3_bucket_website_configuration', 'website'),
  's3:PutBucketCors': bucketSetting('aws_s3_bucket_cors_configuration', 'cors_rule'),
  's3:PutBucketLifecycle': bucketSetting('aws_s3_bucket_lifecycle_configuration', 'lifecycle_rule'),
  's3:PutBucketReplication': bucketSetting('aws_s3_bucket_replication_configuration', 'replication_configuration'),
  's3:PutBucketLogging': bucketSetting('aws_s3_bucket_logging', 'logging'),
  'ecr:SetRepositoryPolicy': [
    { type: 'aws_ecr_repository_policy', id: '{repositoryName}', expect: { repository: '{repositoryName}' } },
  ],
  'ecr:PutLifecyclePolicy': [
    { type: 'aws_ecr_lifecycle_policy', id: '{repositoryName}', expect: { repository: '{repositoryName}' } },
  ],
  'dynamodb:PutResourcePolicy': [
    { type: 'aws_dynamodb_resource_policy', id: '{resourceArn}', expect: { resource_arn: '{resourceArn}' } },
  ],
};
