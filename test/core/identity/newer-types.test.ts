import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../../functions/core/json.ts';
import { classify, click, hitsOf, stateOf } from '../clicks.ts';

/** No table knows this service, and its eventSource has a hyphen that its Terraform types have not. */
const arn = (rest: string) => `arn:aws:glim-mer:eu-central-1:111122223333:${rest}`;
const index = (bucket: string) => ({
  bucket_name: bucket,
  index_name: 'i',
  index_arn: arn(`bucket/${bucket}/index/i`),
});
const settled = { id: '111122223333', retention: 7 };
const state: Readonly<Record<string, JsonObject>> = {
  'aws_glimmer_bucket.a': { bucket_name: 'a', arn: arn('bucket/a') },
  'aws_glimmer_bucket.b': { bucket_name: 'b', arn: arn('bucket/b') },
  'aws_glimmer_bucket_policy.a': { bucket_name: 'a', policy: '{}' },
  'aws_glimmer_bucket_policy.b': { bucket_name: 'b', policy: '{}' },
  'aws_glimmer_index.a': index('a'),
  'aws_glimmer_index.b': index('b'),
  'aws_glimmer_account_settings.all': settled,
  'aws_glimmer_region_settings.all': { id: 'eu-central-1' },
  'aws_glimmer_connector_v2.c': { connector_id: 'c-1', name: 'c' },
  'aws_glimmer_consumer.x': { name: 'x', arn: arn('consumer/x') },
};

describe('a service that is newer than every table', () => {
  it.each<[string, string, JsonObject, Readonly<Record<string, string>>]>([
    [
      'finds a name within its parent, and tells the parent of what is gone',
      'DeleteIndex',
      { bucketName: 'a', indexName: 'i' },
      { 'aws_glimmer_index.a': 'name', 'aws_glimmer_bucket.a': 'parent' },
    ],
    [
      'what is changed is changed alone',
      'UpdateIndex',
      { bucketName: 'b', indexName: 'i' },
      { 'aws_glimmer_index.b': 'name' },
    ],
    [
      'finds by what it begins like what has no name',
      'PutBucketPolicy',
      { bucketName: 'a', policy: '{}' },
      { 'aws_glimmer_bucket_policy.a': 'name', 'aws_glimmer_bucket.a': 'parent' },
    ],
    [
      'finds a setting of the account',
      'UpdateAccountSettings',
      { retention: 1 },
      { 'aws_glimmer_account_settings.all': 'name' },
    ],
    ['and of the Region', 'PutRegionSettings', { clientToken: 't' }, { 'aws_glimmer_region_settings.all': 'name' }],
    [
      'knows a second version by its number',
      'DeleteConnectorV2',
      { connectorId: 'c-1' },
      { 'aws_glimmer_connector_v2.c': 'name' },
    ],
    [
      'knows a name that stands without Name',
      'DeleteConsumer',
      { consumer: 'x' },
      { 'aws_glimmer_consumer.x': 'name' },
    ],
    ['knows nothing of a call that names nothing', 'UpdateEverything', { retention: 1 }, {}],
  ])('%s', (_, eventName, requestParameters, hits) => {
    const record = click({ eventSource: 'glim-mer.amazonaws.com', eventName, requestParameters });
    expect(hitsOf(classify(record, { main: stateOf(state) }))).toEqual(hits);
  });
});
