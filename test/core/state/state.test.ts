import { describe, expect, it } from 'vitest';
import type { Json, JsonObject } from '../../../functions/core/json.ts';
import { indexState } from '../../../functions/core/state/index-state.ts';
import { instanceAddress } from '../../../functions/core/state/instance-address.ts';
import { readState } from '../../../functions/core/state/state.ts';

const aws = 'provider["registry.terraform.io/hashicorp/aws"]';

function state(...resources: JsonObject[]): JsonObject {
  return { version: 4, serial: 7, lineage: 'l', resources };
}

function resource(type: string, attributes: JsonObject, more: JsonObject = {}): JsonObject {
  return { mode: 'managed', type, name: 'x', provider: aws, instances: [{ attributes }], ...more };
}

function rowsOf(json: JsonObject, place: { account?: string; region?: string } = {}) {
  const read = readState(json);
  if (!read.ok) throw new Error(read.why);
  return indexState(read.resources, { stack: 's', ...place });
}

describe('an address', () => {
  it.each<[string | undefined, Json | undefined, string]>([
    [undefined, undefined, 'aws_vpc.main'],
    ['', undefined, 'aws_vpc.main'],
    ['module.net["a"].module.b', undefined, 'module.net["a"].module.b.aws_vpc.main'],
    [undefined, 0, 'aws_vpc.main[0]'],
    [undefined, 'eu-1', 'aws_vpc.main["eu-1"]'],
    [undefined, 'a"b\\c', 'aws_vpc.main["a\\"b\\\\c"]'],
    [undefined, '"', 'aws_vpc.main["\\""]'],
    [undefined, `\${x}%{y}`, `aws_vpc.main["$\${x}%%{y}"]`],
    [undefined, 'a\nb\rc\td', 'aws_vpc.main["a\\nb\\rc\\td"]'],
    [undefined, 'ümlaut', 'aws_vpc.main["ümlaut"]'],
    [undefined, null, 'aws_vpc.main'],
  ])('in %s with key %j is %s', (module, key, address) => {
    expect(instanceAddress(module, 'aws_vpc', 'main', key)).toBe(address);
  });
});

describe('a state', () => {
  it('is read without its data resources', () => {
    const read = readState(
      state(resource('aws_vpc', {}, { module: 'module.a' }), resource('aws_ami', {}, { mode: 'data' })),
    );
    expect(read).toEqual({
      ok: true,
      serial: 7,
      lineage: 'l',
      resources: [{ type: 'aws_vpc', name: 'x', provider: aws, module: 'module.a', instances: [{ attributes: {} }] }],
    });
  });

  it('is read without what cannot be an instance, and under no provider where it names none', () => {
    const odd = { mode: 'managed', module: '', type: 'aws_vpc', name: 'x', instances: [7, null, { attributes: {} }] };
    expect(readState(state(odd))).toMatchObject({
      resources: [{ type: 'aws_vpc', module: undefined, provider: '', instances: [{ attributes: {} }] }],
    });
    expect(rowsOf(state({ ...odd, instances: [{ attributes: { id: 'vpc-1' } }] }))).toMatchObject([
      { key: 'id|vpc-1', claim: { address: 'aws_vpc.x' } },
    ]);
  });

  it.each<[unknown, RegExp]>([
    [null, /not a JSON object/],
    [[], /not a JSON object/],
    [{}, /no version/],
    [{ version: '4' }, /no version/],
    [{ version: 3, resources: [] }, /version 3 is not known/],
    [{ version: 5, resources: [] }, /version 5 is not known/],
    [{ version: 4 }, /no list of resources/],
    [{ meta: {}, encrypted_data: 'x', encryption_version: 'v0', serial: 1, lineage: 'l' }, /encrypted by OpenTofu/],
    [{ version: 4, resources: [7] }, /no type, name or instances/],
    [{ version: 4, resources: [null] }, /no type, name or instances/],
    [{ version: 4, resources: [{ type: 'aws_vpc', name: 'x' }] }, /no type, name or instances/],
    [{ version: 4, resources: [{ name: 'x', instances: [] }] }, /no type, name or instances/],
    [{ version: 4, resources: [{ type: 'aws_vpc', instances: [] }] }, /no type, name or instances/],
  ])('%j is told to be unreadable', (value, why) => {
    expect(readState(value)).toEqual({ ok: false, why: expect.stringMatching(why) });
  });

  it('may lack serial and lineage', () => {
    expect(readState({ version: 4, resources: [] })).toEqual({ ok: true, serial: 0, lineage: '', resources: [] });
  });
});

describe('the index of a state', () => {
  it('has every instance, deposed ones too, under the instance’s address', () => {
    const rows = rowsOf(
      state(
        resource(
          'aws_vpc',
          {},
          {
            instances: [
              { index_key: 0, attributes: { id: 'vpc-1', arn: 'arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-1' } },
              { index_key: 1, attributes: { id: 'vpc-2', arn: 'arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-2' } },
              {
                index_key: 1,
                deposed: '0123abcd',
                attributes: { id: 'vpc-3', arn: 'arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-3' },
              },
              { index_key: 2, attributes: null },
            ],
          },
        ),
      ),
    );
    expect(rows.filter(({ key }) => key.startsWith('id|')).map(({ key, claim }) => [key, claim.address])).toEqual([
      ['id|vpc-1', 'aws_vpc.x[0]'],
      ['id|vpc-2', 'aws_vpc.x[1]'],
      ['id|vpc-3', 'aws_vpc.x[1]'],
    ]);
    expect(rows[0]?.claim).toEqual({
      stack: 's',
      address: 'aws_vpc.x[0]',
      account: '111122223333',
      region: 'eu-central-1',
    });
  });

  it('leaves out other providers', () => {
    expect(rowsOf(state(resource('random_id', { id: 'x' })))).toEqual([]);
  });

  it('knows a type that the catalogue lacks by its attributes', () => {
    const arn = 'arn:aws:newthing:eu-central-1:111122223333:gadget/g';
    const rows = rowsOf(state(resource('aws_newthing_gadget', { id: 'g', arn, gadget_name: 'g', role_arn: 'arn:x' })));
    expect(rows.map(({ key }) => key)).toEqual(['newthing:gadget|g', arn]);
  });

  const attachment = resource('aws_iam_role_policy', { role: 'r', name: 'p' });
  const rule = resource('aws_cloudwatch_log_metric_filter', { name: 'f', log_group_name: 'g' });
  const queue = (account: string, region: string, provider = aws) =>
    resource('aws_sqs_queue', { arn: `arn:aws:sqs:${region}:${account}:q`, name: 'q' }, { provider });

  it.each<[string, JsonObject, { account?: string; region?: string }, object]>([
    [
      'its neighbours',
      state(rule, queue('111122223333', 'eu-central-1')),
      {},
      { account: '111122223333', region: 'eu-central-1' },
    ],
    [
      'its neighbours, without a Region',
      state(attachment, queue('111122223333', 'eu-central-1')),
      {},
      { account: '111122223333', region: '' },
    ],
    [
      'the stack',
      state(rule),
      { account: '444455556666', region: 'us-east-1' },
      { account: '444455556666', region: 'us-east-1' },
    ],
    [
      'neighbours of the same provider configuration only',
      state(rule, queue('111122223333', 'eu-central-1', `${aws}.west`)),
      {},
      {},
    ],
    [
      'neighbours that agree on the account only',
      state(rule, queue('111122223333', 'eu-central-1'), queue('111122223333', 'us-east-1')),
      {},
      { account: '111122223333' },
    ],
    ['nobody', state(rule, queue('111122223333', 'eu-central-1'), queue('444455556666', 'us-east-1')), {}, {}],
    [
      'its neighbours, and its Region from the stack where they disagree',
      state(rule, queue('111122223333', 'eu-central-1'), queue('111122223333', 'us-east-1')),
      { account: '444455556666', region: 'us-west-2' },
      { account: '111122223333', region: 'us-west-2' },
    ],
    [
      'its neighbours, and its account from the stack where they disagree',
      state(rule, queue('111122223333', 'eu-central-1'), queue('444455556666', 'eu-central-1')),
      { account: '444455556666', region: 'us-west-2' },
      { account: '444455556666', region: 'eu-central-1' },
    ],
    ['the stack as far as it knows', state(rule), { region: 'us-east-1' }, { region: 'us-east-1' }],
    [
      'its neighbours, of which those without an account in their ARN say none',
      state(rule, resource('aws_api_gateway_stage', { arn: 'arn:aws:apigateway:us-east-1::/restapis/a/stages/b' })),
      {},
      { region: 'us-east-1' },
    ],
  ])('takes a resource’s place from %s', (_, json, owner, expected) => {
    const rows = rowsOf(json, owner).filter(({ key }) => /metricfilter|rolepolicy/.test(key));
    // Not a key more than is known: what is undefined cannot be written to the table.
    for (const { claim } of rows) {
      expect(claim).toStrictEqual({ stack: 's', address: claim.address, ...expected });
    }
    expect(rows).toHaveLength(1);
  });

  it.each<[string, JsonObject, object]>([
    [
      'the region that provider 6 writes',
      { region: 'us-east-2', name: 'f', log_group_name: 'g' },
      { region: 'us-east-2' },
    ],
    [
      'the ARN of what it belongs to',
      { topic_arn: 'arn:aws:sns:us-east-2:444455556666:t', name: 'f', log_group_name: 'g' },
      { account: '444455556666', region: 'us-east-2' },
    ],
    [
      'its zone',
      { availability_zone: 'ap-southeast-2b', name: 'f', log_group_name: 'g' },
      { region: 'ap-southeast-2' },
    ],
    [
      'its zone in GovCloud',
      { availability_zone: 'us-gov-west-1a', name: 'f', log_group_name: 'g' },
      { region: 'us-gov-west-1' },
    ],
    [
      'the ARN of a policy of its own account, which says no Region',
      { policy_arn: 'arn:aws:iam::444455556666:policy/X', name: 'f', log_group_name: 'g' },
      { account: '444455556666' },
    ],
    [
      'the second parent, where the first says nothing',
      {
        topic_arn: 'none',
        secret_arn: 'arn:aws:secretsmanager:us-east-2:444455556666:secret:s',
        name: 'f',
        log_group_name: 'g',
      },
      { account: '444455556666', region: 'us-east-2' },
    ],
    [
      'its id, where that is an ARN',
      { id: 'arn:aws:sns:us-east-2:444455556666:t', name: 'f', log_group_name: 'g' },
      { account: '444455556666', region: 'us-east-2' },
    ],
    [
      'an id that is another’s ARN says nothing',
      {
        id: 'arn:aws:detective:us-east-2:444455556666:graph:g',
        graph_arn: 'arn:aws:detective:us-east-2:444455556666:graph:g',
        name: 'f',
        log_group_name: 'g',
      },
      {},
    ],
    [
      'an ARN of a service without Regions',
      { arn: 'arn:aws:organizations::444455556666:account/o-1/1', name: 'f', log_group_name: 'g' },
      { account: '444455556666', region: '' },
    ],
    ['a URL that is no queue’s says nothing', { url: 'https://example.com/', name: 'f', log_group_name: 'g' }, {}],
    ['a local zone says no Region', { availability_zone: 'us-west-2-lax-1a', name: 'f', log_group_name: 'g' }, {}],
    [
      'a managed policy’s ARN says no account',
      { policy_arn: 'arn:aws:iam::aws:policy/X', name: 'f', log_group_name: 'g' },
      {},
    ],
  ])('takes a resource’s place from %s', (_, attributes, expected) => {
    const [row] = rowsOf(state(resource('aws_cloudwatch_log_metric_filter', attributes)));
    expect({ account: row?.claim.account, region: row?.claim.region }).toEqual({
      account: undefined,
      region: undefined,
      ...expected,
    });
  });

  it('takes a resource’s place from the identity block that newer providers write', () => {
    const instances = [{ attributes: { role: 'r', name: 'p' }, identity: { account_id: '444455556666', name: 'p' } }];
    const [row] = rowsOf(
      state(resource('aws_iam_role_policy', {}, { instances }), queue('111122223333', 'eu-central-1')),
    );
    expect(row?.claim).toMatchObject({ account: '444455556666', region: '' });
    const bucket = [{ attributes: { bucket: 'b' }, identity: { account_id: '444455556666', region: 'us-west-1' } }];
    const [policy] = rowsOf(state(resource('aws_s3_bucket_policy', {}, { instances: bucket })));
    expect(policy?.claim).toMatchObject({ account: '444455556666', region: 'us-west-1' });
  });

  it('takes a resource’s place from what it depends on, where its neighbours disagree', () => {
    const instances = [
      {
        attributes: { name: 'f', log_group_name: 'g' },
        dependencies: [
          'module.logs.aws_cloudwatch_log_group.g',
          'module.logs.aws_iam_role.gone',
          'aws_iam_role.r',
          'aws_cloudwatch_log_stream.s',
          7,
        ],
      },
    ];
    const logGroup = { name: 'g', arn: 'arn:aws:logs:us-east-1:111122223333:log-group:g' };
    const group = resource(
      'aws_cloudwatch_log_group',
      {},
      { module: 'module.logs["a"]', name: 'g', instances: [{ attributes: null }, { attributes: logGroup }] },
    );
    const role = resource('aws_iam_role', { arn: 'arn:aws:iam::111122223333:role/r' }, { name: 'r' });
    const nowhere = resource('aws_cloudwatch_log_stream', { name: 's' }, { name: 's' });
    const filter = resource('aws_cloudwatch_log_metric_filter', {}, { instances });
    const [row] = rowsOf(state(filter, group, role, nowhere, queue('444455556666', 'eu-central-1')));
    expect(row?.claim).toMatchObject({ account: '111122223333', region: 'us-east-1' });
  });

  it('does not take an event target for its neighbour: its ARN is its target’s', () => {
    const target = resource('aws_cloudwatch_event_target', {
      rule: 'r',
      target_id: 't',
      arn: 'arn:aws:sqs:us-east-1:444455556666:elsewhere',
    });
    const rows = rowsOf(state(target, queue('111122223333', 'eu-central-1')));
    expect(rows.find(({ claim }) => claim.address === 'aws_cloudwatch_event_target.x')).toMatchObject({
      key: 'events:target|default|r|t',
      claim: { account: '111122223333', region: 'eu-central-1' },
    });
  });

  it.each([
    ['https://sqs.eu-west-1.amazonaws.com/111122223333/q', 'eu-west-1'],
    ['https://eu-west-1.queue.amazonaws.com/111122223333/q', 'eu-west-1'],
    ['http://localhost:4566/111122223333/q', undefined],
  ])('takes a queue’s place from its URL %s', (url, region) => {
    const [row] = rowsOf(state(resource('aws_sqs_queue', { url, name: 'q' })));
    expect([row?.claim.account, row?.claim.region]).toEqual(['111122223333', region]);
  });

  it.each([
    ['111122223333', '111122223333'],
    ['1111222233334', undefined],
    ['x111122223333', undefined],
    ['elasticbeans', undefined],
    ['aws', undefined],
  ])('takes %s in an ARN for the account %s', (written, account) => {
    const [row] = rowsOf(state(queue(written, 'eu-west-1')));
    expect([row?.claim.account, row?.claim.region]).toEqual([account, 'eu-west-1']);
  });

  it('gives a bucket its stated Region, and none where it states none', () => {
    const neighbour = queue('111122223333', 'eu-central-1');
    const regionOf = (type: string, attributes: JsonObject) =>
      rowsOf(state(resource(type, attributes), neighbour)).find(({ claim }) => claim.address === `${type}.x`)?.claim
        .region;
    expect(regionOf('aws_s3_bucket', { bucket: 'b', region: 'us-east-1' })).toBe('us-east-1');
    expect(regionOf('aws_s3_bucket_policy', { bucket: 'b' })).toBe('');
  });
});
