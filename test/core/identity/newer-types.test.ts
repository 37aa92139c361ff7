import { describe, expect, it } from 'vitest';
import { findGenerically } from '../../../functions/core/identity/generic.ts';
import { isOpaque, jointKeys } from '../../../functions/core/identity/newer-types.ts';
import type { JsonObject } from '../../../functions/core/json.ts';
import { classify, click, hitsOf, stateOf } from '../clicks.ts';

const hitsOn = (
  state: Readonly<Record<string, JsonObject>>,
  eventSource: string,
  eventName: string,
  asked: JsonObject,
) => hitsOf(classify(click({ eventSource, eventName, requestParameters: asked }), { main: stateOf(state) }));

type Case = [what: string, event: string, asked: JsonObject, hits: Readonly<Record<string, string>>];

describe('a service that is newer than every table', () => {
  /** Its eventSource has a hyphen that its Terraform types have not. */
  const arn = (rest: string) => `arn:aws:glim-mer:eu-central-1:111122223333:${rest}`;
  const index = (bucket: string) => ({
    bucket_name: bucket,
    index_name: 'i',
    index_arn: arn(`bucket/${bucket}/index/i`),
  });
  const member = (account: string) => ({
    id: `t-1,${account}`,
    template_id: 't-1',
    account_id: account,
    role_arn: arn('role/r'),
  });
  const state: Readonly<Record<string, JsonObject>> = {
    'aws_glimmer_bucket.a': { bucket_name: 'a', arn: arn('bucket/a') },
    'aws_glimmer_bucket.b': { bucket_name: 'b', arn: arn('bucket/b') },
    'aws_glimmer_bucket_policy.a': { bucket_name: 'a', policy: '{}' },
    'aws_glimmer_bucket_policy.b': { bucket_name: 'b', policy: '{}' },
    'aws_glimmer_index.a': index('a'),
    'aws_glimmer_index.b': index('b'),
    'aws_glimmer_account_settings.all': { id: '111122223333', aws_account_id: '111122223333', retention: 7 },
    'aws_glimmer_region_settings.all': { id: 'eu-central-1' },
    'aws_glimmer_connector_v2.c': { connector_id: 'c-1', name: 'c' },
    'aws_glimmer_consumer.x': { name: 'x', arn: arn('consumer/x') },
    'aws_glimmer_web_peering.p': { id: 'peer-0123456', web_id: 'w' },
    'aws_glimmer_target_member.one': member('444455556666'),
    'aws_glimmer_target_member.two': member('777788889999'),
    'aws_glimmer_rule_for_all.r': { rule_name: 'r' },
    'aws_glimmer_permissions.p': { permissions_name: 'p' },
    'aws_glimmer_skin_association.a': { skin_arn: arn('skin/s'), bucket_arn: arn('bucket/a') },
    'aws_glimmer_skin_association.b': { skin_arn: arn('skin/s'), bucket_arn: arn('bucket/b') },
  };

  it.each<Case>([
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
    [
      'knows an id of AWS’s whatever the kind is called',
      'DeletePeering',
      { peeringId: 'peer-0123456' },
      { 'aws_glimmer_web_peering.p': 'name' },
    ],
    [
      'tells those apart that are two of one thing',
      'DeleteTargetMember',
      { templateId: 't-1', accountId: '777788889999' },
      { 'aws_glimmer_target_member.two': 'name' },
    ],
    [
      'knows what is called by one thing',
      'UpdateRuleForAll',
      { ruleIdentifier: 'r' },
      { 'aws_glimmer_rule_for_all.r': 'name' },
    ],
    [
      'knows what is called in the plural',
      'UpdatePermissions',
      { permissionsName: 'p' },
      { 'aws_glimmer_permissions.p': 'name' },
    ],
    [
      'knows a joint by both that it joins',
      'DisassociateSkin',
      { skinArn: arn('skin/s'), bucketArn: arn('bucket/b') },
      { 'aws_glimmer_skin_association.b': 'name', 'aws_glimmer_bucket.b': 'parent' },
    ],
    ['knows nothing of a call that names nothing', 'UpdateEverything', { retention: 1 }, {}],
  ])('%s', (_, event, asked, hits) => {
    expect(hitsOn(state, 'glim-mer.amazonaws.com', event, asked)).toEqual(hits);
  });
});

describe('a kind that is newer than its service', () => {
  it.each<[string, Readonly<Record<string, JsonObject>>, string, ...Case]>([
    [
      's3',
      {
        'aws_s3_bucket_abac.a': { bucket: 'a', status: 'Enabled' },
        'aws_s3_bucket_abac.b': { bucket: 'b', status: 'Enabled' },
        'aws_s3_bucket.a': { id: 'a', bucket: 'a', arn: 'arn:aws:s3:::a' },
      },
      's3.amazonaws.com',
      'is called by what it is of',
      'PutBucketAbac',
      { bucketName: 'a' },
      { 'aws_s3_bucket_abac.a': 'name', 'aws_s3_bucket.a': 'parent' },
    ],
    [
      'ec2',
      {
        'aws_nat_gateway_eip_association.a': { association_id: 'eipassoc-0123456', nat_gateway_id: 'nat-1' },
        'aws_nat_gateway_eip_association.b': { association_id: 'eipassoc-0123457', nat_gateway_id: 'nat-1' },
        'aws_nat_gateway.n': { id: 'nat-1' },
      },
      'ec2.amazonaws.com',
      'is called by the id of the joint',
      'DisassociateNatGatewayAddress',
      { NatGatewayId: 'nat-1', AssociationId: { tag: 1, content: 'eipassoc-0123456' } },
      { 'aws_nat_gateway_eip_association.a': 'id', 'aws_nat_gateway.n': 'parent' },
    ],
    [
      'cloudfront',
      {
        'aws_cloudfront_distribution_tenant.t': { id: 'dt_1', name: 't' },
        'aws_cloudfront_distribution.d': { id: 'E1' },
      },
      'cloudfront.amazonaws.com',
      'has the bare id for itself',
      'UpdateDistributionTenant2020_05_31',
      { id: 'dt_1', distributionId: 'E1' },
      { 'aws_cloudfront_distribution_tenant.t': 'name', 'aws_cloudfront_distribution.d': 'parent' },
    ],
  ])('of %s', (_, state, source, _what, event, asked, hits) => {
    expect(hitsOn(state, source, event, asked)).toEqual(hits);
  });
});

describe('a call that names very much', () => {
  it('is read in the time that its length asks for, and makes no key of each name with each other', () => {
    const asked: Record<string, string | string[]> = {
      gadgetNames: Array.from({ length: 10_000 }, (_, at) => `g${at}`),
    };
    for (let at = 0; at < 10_000; at++) asked[`thing${at}Id`] = `x${at}`;
    const { refs } = findGenerically('new', 'DeleteGadgets', asked, {});
    expect(refs.length).toBeLessThan(100_000);
    expect(refs).toContain('new:gadget|g9999');
    const addons = { ...asked, addonNames: asked.gadgetNames ?? '', clusterName: 'c' };
    expect(findGenerically('eks', 'DeleteAddons', addons, {}).refs).toContain('eks:addon|g9999|cluster=c');
    expect(findGenerically('new', 'DeleteGadgets', { gadgetName: 'g', thingId: 'x' }, {}).refs).toContain(
      '^new:thing|x',
    );
  });
});

describe('what several things name together', () => {
  const two = [
    { name: 'web', value: 'w' },
    { name: 'role', value: 'arn:aws:iam::111122223333:role/r' },
  ];
  it.each([
    [
      'each alone, where there are no more than that',
      two,
      2,
      ['k:webrule|web=w', 'k:webrule|role=r', 'k:webrule|role=r&web=w'],
    ],
    ['of more, alone only what it begins like', two, 1, ['k:webrule|web=w', 'k:webrule|role=r&web=w']],
    ['an account not alone', [{ name: 'account', value: '1' }], 2, []],
    ['the same twice once', [two[0], two[0]], 1, ['k:webrule|web=w']],
  ])('%s', (_, said, alone, keys) => {
    expect(
      jointKeys(
        'k:webrule',
        'webrule',
        said.filter((one) => one !== undefined),
        alone,
      ),
    ).toEqual(keys);
  });

  it('is bounded', () => {
    const many = Array.from({ length: 50 }, (_, at) => ({ name: `thing${at}`, value: 'v' }));
    expect(jointKeys('k:n', 'n', many, 1)).toHaveLength(15);
  });

  it('is an id of AWS’s by its length and its digits', () => {
    const ids = ['peer-012', 'peer-01', 'peer-abcd', '111122223333', 'us-east-1', 'arn:aws:x:::y1'];
    expect(ids.map(isOpaque)).toEqual([true, false, false, false, false, false]);
  });
});
