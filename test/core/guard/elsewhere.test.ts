import { describe, expect, it } from 'vitest';
import { elsewhereReasons } from '../../../functions/core/guard/elsewhere.ts';
import type { JsonObject } from '../../../functions/core/json.ts';
import { aChange, aPlan } from './plan-builder.ts';

const address = 'aws_sqs_queue.one';
const [here, there] = ['111122223333', '444455556666'];
const arn = (account: string, region = 'eu-central-1') => `arn:aws:sqs:${region}:${account}:one`;

/** What is said of an update of a queue whose ARN was one, and is another by now. */
function found(before: JsonObject, after: JsonObject): readonly (string | undefined)[] {
  const plan = aPlan({ drift: [aChange({ address, before, after })], changes: [aChange({ address })] });
  return plan.changes.flatMap((change) => elsewhereReasons(change, plan.drift[0], plan)).map(({ detail }) => detail);
}

/** What is said where the queue is gone, and would be made again by a provider that is configured so. */
function again(provider: JsonObject, was = arn(here), variables: JsonObject = {}): readonly (string | undefined)[] {
  const root_module = { resources: [{ address, mode: 'managed', expressions: {}, provider_config_key: 'aws.west' }] };
  const plan = aPlan({
    drift: [aChange({ address, actions: ['delete'], before: { arn: was }, after: null })],
    changes: [aChange({ address, actions: ['create'], before: null })],
    configuration: { root_module, provider_config: { aws: {}, 'aws.west': provider } },
    extra: { variables },
  });
  return plan.changes.flatMap((change) => elsewhereReasons(change, plan.drift[0], plan)).map(({ detail }) => detail);
}

const account = `another account than where it was: ${there}, not ${here}`;
const region = 'another region than where it was: us-east-1, not eu-central-1';

describe('a resource that is found elsewhere', () => {
  it('is told by its ARN, or by an id that is one', () => {
    expect(found({ arn: arn(here) }, { arn: arn(there) })).toEqual([account]);
    expect(found({ id: arn(here) }, { id: arn(here, 'us-east-1') })).toEqual([region]);
    expect(found({ arn: arn(here) }, { arn: arn(there, 'us-east-1') })).toEqual([account, region]);
  });

  it('is not told where an ARN says no account or Region, or there is none', () => {
    expect(found({ arn: 'arn:aws:s3:::one' }, { arn: arn(there) })).toEqual([]);
    expect(found({ arn: arn(here) }, { arn: 'arn:aws:s3:::one' })).toEqual([]);
    expect(found({ arn: arn(here) }, { arn: null })).toEqual([]);
    expect(found({ arn: null }, { arn: arn(there) })).toEqual([]);
    expect(found({ id: 'q-1' }, { id: 'q-2' })).toEqual([]);
  });
});

describe('a resource of which nothing is known', () => {
  it('is not told to be elsewhere: it did not drift, or the plan shows no configuration of it', () => {
    const [change] = aPlan({ changes: [aChange({ address })] }).changes;
    expect(change && elsewhereReasons(change, undefined, aPlan({}))).toEqual([]);
    const gone = aPlan({
      drift: [aChange({ address, actions: ['delete'], before: { arn: arn(here) }, after: null })],
      changes: [aChange({ address, actions: ['create'], before: null })],
    });
    expect(gone.changes.flatMap((one) => elsewhereReasons(one, gone.drift[0], gone))).toEqual([]);
  });
});

describe('a resource that would be made again elsewhere', () => {
  const roles = (role: string) => [{ role_arn: { constant_value: `arn:aws:iam::${role}:role/x` } }];

  it('is told by the provider’s Region and role', () => {
    expect(again({ expressions: { region: { constant_value: 'us-east-1' } } })).toEqual([region]);
    expect(again({ expressions: { assume_role: roles(there) } })).toEqual([account]);
    const both = { region: { constant_value: 'us-east-1' }, assume_role: roles(there) };
    expect(again({ expressions: both })).toEqual([account, region]);
    expect(again({ expressions: both }, 'arn:aws:s3:::one')).toEqual([]);
  });

  it('is told by a variable of the root, where that is all that is asked', () => {
    const expressions = { region: { references: ['var.place'] } };
    expect(again({ expressions }, arn(here), { place: { value: 'us-east-1' } })).toEqual([region]);
    expect(again({ expressions }, arn(here), { place: { value: 1 } })).toEqual([]);
    expect(again({ expressions }, arn(here), { place: 'us-east-1' })).toEqual([]);
    expect(again({ expressions }, arn(here))).toEqual([]);
    const two = { region: { references: ['var.place', 'var.other'] } };
    expect(again({ expressions: two }, arn(here), { place: { value: 'us-east-1' } })).toEqual([]);
    const local = { region: { references: ['local.place'] } };
    expect(again({ expressions: local }, arn(here), { place: { value: 'us-east-1' } })).toEqual([]);
  });

  it.each<[string, JsonObject]>([
    ['nothing', {}],
    ['no expressions', { expressions: 'x' }],
    ['a Region that is no text', { expressions: { region: { constant_value: 1 } } }],
    ['a Region that is no expression', { expressions: { region: 'us-east-1' } }],
    ['no role', { expressions: { assume_role: [] } }],
    ['a role that is no block', { expressions: { assume_role: ['x'] } }],
    ['roles that are no list', { expressions: { assume_role: { role_arn: { constant_value: arn(there) } } } }],
    [
      'a module’s variables, which this does not follow',
      { module_address: 'module.a', expressions: { region: { constant_value: 'us-east-1' } } },
    ],
  ])('is not told by a provider that says %s', (_what, provider) => {
    expect(again(provider)).toEqual([]);
  });
});
