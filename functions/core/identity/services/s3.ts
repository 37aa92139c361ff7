import type { ServiceIdentities } from '../service.ts';

/** Each of a bucket's settings is a resource of its own, called by the bucket's name: [type, setting, CloudTrail events]. */
const settings: readonly (readonly [type: string, setting: string, events: string])[] = [
  ['accelerate_configuration', 'accelerate', 'PutAccelerateConfiguration PutBucketAccelerateConfiguration'],
  ['acl', 'acl', 'PutBucketAcl'],
  ['cors_configuration', 'cors', 'PutBucketCors DeleteBucketCors'],
  [
    'lifecycle_configuration',
    'lifecycle',
    'PutBucketLifecycle PutBucketLifecycleConfiguration DeleteBucketLifecycle DeleteBucketLifecycleConfiguration',
  ],
  ['logging', 'logging', 'PutBucketLogging'],
  ['notification', 'notification', 'PutBucketNotification PutBucketNotificationConfiguration'],
  ['object_lock_configuration', 'objectlock', 'PutBucketObjectLockConfiguration PutObjectLockConfiguration'],
  ['ownership_controls', 'ownership', 'PutBucketOwnershipControls DeleteBucketOwnershipControls'],
  ['policy', 'policy', 'PutBucketPolicy DeleteBucketPolicy'],
  [
    'public_access_block',
    'publicaccessblock',
    'PutBucketPublicAccessBlock DeleteBucketPublicAccessBlock PutPublicAccessBlock DeletePublicAccessBlock',
  ],
  ['replication_configuration', 'replication', 'PutBucketReplication DeleteBucketReplication'],
  ['request_payment_configuration', 'requestpayment', 'PutBucketRequestPayment'],
  ['server_side_encryption_configuration', 'encryption', 'PutBucketEncryption DeleteBucketEncryption'],
  ['versioning', 'versioning', 'PutBucketVersioning'],
  ['website_configuration', 'website', 'PutBucketWebsite DeleteBucketWebsite'],
];

/** Settings of which a bucket has several, each with a name. */
const named: readonly (readonly [type: string, setting: string, events: string])[] = [
  [
    'analytics_configuration',
    'analytics',
    'PutBucketAnalyticsConfiguration PutAnalyticsConfiguration DeleteBucketAnalyticsConfiguration DeleteAnalyticsConfiguration',
  ],
  [
    'intelligent_tiering_configuration',
    'intelligenttiering',
    'PutBucketIntelligentTieringConfiguration PutIntelligentTieringConfiguration DeleteBucketIntelligentTieringConfiguration DeleteIntelligentTieringConfiguration',
  ],
  [
    'inventory',
    'inventory',
    'PutBucketInventoryConfiguration PutInventoryConfiguration DeleteBucketInventoryConfiguration DeleteInventoryConfiguration',
  ],
  [
    'metric',
    'metrics',
    'PutBucketMetricsConfiguration PutMetricsConfiguration DeleteBucketMetricsConfiguration DeleteMetricsConfiguration',
  ],
];

type Rows = Record<string, readonly string[]>;
const types: Rows = {};
const events: Rows = {};
for (const [type, setting, names] of settings) {
  types[`aws_s3_bucket_${type}`] = [`${setting}|{bucket:last}`];
  for (const name of names.split(' ')) events[name] = [`${setting}|{bucketName}`, '^bucket|{bucketName}'];
}
for (const [type, setting, names] of named) {
  types[`aws_s3_bucket_${type}`] = [`${setting}|{bucket:last}|{name}`];
  for (const name of names.split(' ')) events[name] = [`${setting}|{bucketName}|{id}`, '^bucket|{bucketName}'];
}

const bucket = ['bucket|{bucketName}'];
const accessPoint = ['accesspoint|{name}'];
const accessPointPolicy = ['accesspointpolicy|{name}', '~accesspoint|{name}'];
const lambdaAccessPoint = ['lambdaaccesspoint|{name}'];
const lambdaAccessPointPolicy = ['lambdaaccesspointpolicy|{name}', '~lambdaaccesspoint|{name}'];
const scope = ['accesspointscope|{name}', '~accesspoint|{name}'];
const object = ['object|{bucketName}|{key}'];
const accountBlock = ['accountpublicaccessblock|-'];

/** S3 (Amazon S3 User Guide, "Amazon S3 CloudTrail events": CloudTrail's names are not always the API's). */
export const s3 = (): ServiceIdentities => ({
  family: 's3',
  types: {
    ...types,
    aws_s3_bucket: ['arn|{arn}', 'bucket|{bucket,id}'],
    aws_s3_directory_bucket: ['arn|{arn}', 'bucket|{bucket,id}'],
    aws_s3_object: ['object|{bucket:last}|{key}'],
    aws_s3_bucket_object: ['object|{bucket:last}|{key}'],
    aws_s3_object_copy: ['object|{bucket:last}|{key}'],
    aws_s3_account_public_access_block: accountBlock,
    aws_s3_access_point: ['arn|{arn}', 'accesspoint|{name}'],
    aws_s3control_access_point_policy: ['accesspointpolicy|{access_point_arn:last}'],
    aws_s3control_object_lambda_access_point: ['arn|{arn}', 'lambdaaccesspoint|{name}'],
    aws_s3control_object_lambda_access_point_policy: ['lambdaaccesspointpolicy|{name}'],
    aws_s3control_directory_bucket_access_point_scope: ['accesspointscope|{name}'],
    aws_s3control_multi_region_access_point: ['arn|{arn}', 'multiregionaccesspoint|{details.name}'],
    aws_s3control_multi_region_access_point_policy: ['multiregionaccesspointpolicy|{details.name}'],
    aws_s3control_access_grants_instance: ['arn|{access_grants_instance_arn}', 'accessgrantsinstance|-'],
    aws_s3control_access_grants_instance_resource_policy: ['accessgrantsinstancepolicy|-'],
    aws_s3control_storage_lens_configuration: ['arn|{arn}', 'storagelensconfiguration|{config_id}'],
  },
  events: {
    ...events,
    CreateBucket: bucket,
    DeleteBucket: bucket,
    PutBucketTagging: bucket,
    DeleteBucketTagging: bucket,
    PutAccountPublicAccessBlock: accountBlock,
    DeleteAccountPublicAccessBlock: accountBlock,
    CreateAccessPoint: accessPoint,
    DeleteAccessPoint: accessPoint,
    PutAccessPointPolicy: accessPointPolicy,
    DeleteAccessPointPolicy: accessPointPolicy,
    CreateAccessPointForObjectLambda: lambdaAccessPoint,
    DeleteAccessPointForObjectLambda: lambdaAccessPoint,
    PutAccessPointConfigurationForObjectLambda: lambdaAccessPoint,
    PutAccessPointPolicyForObjectLambda: lambdaAccessPointPolicy,
    DeleteAccessPointPolicyForObjectLambda: lambdaAccessPointPolicy,
    PutAccessPointScope: scope,
    DeleteAccessPointScope: scope,
    CreateMultiRegionAccessPoint: ['multiregionaccesspoint|{details.name}'],
    DeleteMultiRegionAccessPoint: ['multiregionaccesspoint|{details.name}'],
    PutMultiRegionAccessPointPolicy: [
      'multiregionaccesspointpolicy|{details.name}',
      '~multiregionaccesspoint|{details.name}',
    ],
    DeleteAccessGrantsInstance: ['accessgrantsinstance|-'],
    AssociateAccessGrantsIdentityCenter: ['accessgrantsinstance|-'],
    DissociateAccessGrantsIdentityCenter: ['accessgrantsinstance|-'],
    PutAccessGrantsInstanceResourcePolicy: ['accessgrantsinstancepolicy|-', '~accessgrantsinstance|-'],
    DeleteAccessGrantsInstanceResourcePolicy: ['accessgrantsinstancepolicy|-', '~accessgrantsinstance|-'],
    PutStorageLensConfiguration: ['storagelensconfiguration|{storagelensid,configId,id}'],
    DeleteStorageLensConfiguration: ['storagelensconfiguration|{storagelensid,configId,id}'],
    PutObject: object,
    CopyObject: object,
    DeleteObject: object,
    PutObjectAcl: object,
    PutObjectTagging: object,
    DeleteObjectTagging: object,
    CompleteMultipartUpload: object,
    DeleteObjects: ['object|{bucketName}|{delete.object[].key}', ...object],
  },
});

// As the SDKs split the ARN, or whole.
const outpostBucket = ['arn|{bucket}', 'bucket|{x-amz-outpost-id,outpostId}|{bucket}'];

/** S3 on Outposts: its buckets are called by ARN or within their Outpost, and their policies and lifecycles by ARN. */
export const s3Outposts = (): ServiceIdentities => ({
  family: 's3-outposts',
  types: {
    aws_s3control_bucket: ['arn|{arn}', 'bucket|{outpost_id}|{bucket}'],
    aws_s3control_bucket_policy: ['bucketpolicy|{bucket}'],
    aws_s3control_bucket_lifecycle_configuration: ['lifecycle|{bucket}'],
  },
  events: {
    CreateBucket: outpostBucket,
    DeleteBucket: outpostBucket,
    PutBucketTagging: outpostBucket,
    DeleteBucketTagging: outpostBucket,
    PutBucketPolicy: ['bucketpolicy|{bucket}', '^arn|{bucket}'],
    DeleteBucketPolicy: ['bucketpolicy|{bucket}', '^arn|{bucket}'],
    PutBucketLifecycleConfiguration: ['lifecycle|{bucket}', '^arn|{bucket}'],
    DeleteBucketLifecycleConfiguration: ['lifecycle|{bucket}', '^arn|{bucket}'],
  },
});
