import { account, type Call, type Shape } from './call.ts';

/** Where CloudTrail's name is not the SDK's. */
const names: Readonly<Record<string, string>> = {
  PutPublicAccessBlock: 'PutBucketPublicAccessBlock',
  DeletePublicAccessBlock: 'DeleteBucketPublicAccessBlock',
  GetPublicAccessBlock: 'GetBucketPublicAccessBlock',
  PutBucketLifecycleConfiguration: 'PutBucketLifecycle',
  PutBucketNotificationConfiguration: 'PutBucketNotification',
  ListObjectsV2: 'ListObjects',
};

/** The sub-resource of the request's query: it stands in requestParameters with an empty value. */
const queries: readonly [RegExp, string][] = [
  [/PublicAccessBlock/, 'publicAccessBlock'],
  [/BucketPolicy$/, 'policy'],
  [/Tagging$/, 'tagging'],
  [/Versioning$/, 'versioning'],
  [/Encryption$/, 'encryption'],
  [/Acl$/, 'acl'],
  [/Lifecycle/, 'lifecycle'],
];

/** S3: a bucket policy is an object, XML bodies keep their capitals and namespace, and nothing is answered. */
export function s3Shape({ operation, input, region }: Call): Shape {
  const { Bucket, Policy, Key, ...rest } = input;
  const query = queries.find(([pattern]) => pattern.test(operation))?.[1];
  const bodies = Object.entries(rest).filter(
    ([name, value]) => typeof value === 'object' && value !== null && name !== 'Body',
  );
  return {
    eventName: names[operation] ?? operation,
    requestParameters: {
      bucketName: Bucket,
      Host: `${Bucket}.s3.${region}.amazonaws.com`,
      ...(query !== undefined && { [query]: '' }),
      ...(Key !== undefined && { key: Key }),
      ...(typeof Policy === 'string' && { bucketPolicy: JSON.parse(Policy) }),
      ...Object.fromEntries(bodies.map(([name, body]) => [name, xmlBody(name, body)])),
    },
    responseElements: null,
    resources: [{ accountId: account, type: 'AWS::S3::Bucket', ARN: `arn:aws:s3:::${Bucket}` }],
  };
}

function xmlBody(name: string, body: unknown): unknown {
  const xmlns = 'http://s3.amazonaws.com/doc/2006-03-01/';
  if (name !== 'Tagging') return { xmlns, ...(typeof body === 'object' ? body : {}) };
  const tags =
    typeof body === 'object' && body !== null && 'TagSet' in body && Array.isArray(body.TagSet) ? body.TagSet : [];
  return { xmlns, TagSet: { Tag: tags.length === 1 ? tags[0] : tags } };
}
