import { describe, expect, it } from 'vitest';
import type { StateInstance } from '../../functions/core/adopt/in-state.ts';
import type { JsonObject } from '../../functions/core/json.ts';
import { overrideOf, pinsOf } from '../../functions/core/pin.ts';
import { aChange, aPlan } from './guard/plan-builder.ts';

const group = 'aws_security_group.rules';

function pins(address: string, before: JsonObject, after: JsonObject, instances: readonly StateInstance[] = []) {
  const plan = aPlan({ drift: [aChange({ address, before, after })] });
  return pinsOf(plan, [address], instances).map(({ attribute, value }) => [attribute, value]);
}

function instance(type: string, attributes: JsonObject): StateInstance {
  return { address: `${type}.x`, type, alias: undefined, foreign: false, attributes, dependencies: [] };
}

describe('pins', () => {
  it('are the drifted attributes that a configuration can set', () => {
    const before = { id: 'k', arn: 'a', policy: 'closed', description: 'd' };
    expect(pins('aws_kms_key.data', before, { ...before, arn: 'b', policy: 'open' })).toEqual([['policy', 'closed']]);
  });

  it('are not what drifts without meaning, or for ever', () => {
    expect(pins('aws_kms_key.data', { tags: null, tags_all: {} }, { tags: {}, tags_all: { a: 'b' } })).toEqual([]);
    const database = { latest_restorable_time: '2026-01-01T00:00:00Z' };
    expect(pins('aws_db_instance.main', database, { latest_restorable_time: '2026-01-02T00:00:00Z' })).toEqual([]);
    expect(
      pins('aws_secretsmanager_secret_version.v', { version_stages: ['AWSCURRENT'] }, { version_stages: [] }),
    ).toEqual([]);
    expect(pins('other_thing.x', { size: 1 }, { size: 2 })).toEqual([]);
  });

  it('are not what a child resource of the same state writes: right after a first apply that drifts by itself', () => {
    const before = { id: 'sg-1', ingress: [] };
    const after = { id: 'sg-1', ingress: [{ from_port: 80 }] };
    expect(pins(group, before, after)).toEqual([['ingress', []]]);
    const own = instance('aws_vpc_security_group_ingress_rule', { security_group_id: 'sg-1' });
    const other = instance('aws_vpc_security_group_ingress_rule', { security_group_id: 'sg-2' });
    expect(pins(group, before, after, [own])).toEqual([]);
    expect(pins(group, before, after, [other])).toEqual([['ingress', []]]);
  });

  it('are what drifted though nothing of the kind that would explain it names the resource', () => {
    const before = { id: 'sg-1', name: null, ingress: [] };
    const after = { id: 'sg-1', name: null, ingress: [{ from_port: 80 }] };
    const nameless = instance('aws_vpc_security_group_ingress_rule', { security_group_id: 'sg-2', description: null });
    const otherKind = instance('aws_network_interface', { security_groups: 'sg-1' });
    expect(pins(group, before, after, [nameless, otherKind])).toEqual([['ingress', []]]);
    const own = instance('aws_security_group_rule', { from_port: 80, security_group_id: 'sg-1' });
    expect(pins(group, before, after, [nameless, own])).toEqual([]);
  });

  it('are not what the configuration asks for: who sets that by hand has only come before the next apply', () => {
    const asked = (expressions: JsonObject) => {
      const drift = [
        aChange({ address: 'aws_sqs_queue.q', before: { delay_seconds: 9 }, after: { delay_seconds: 5 } }),
      ];
      const plan = aPlan({ drift, resources: [{ address: 'aws_sqs_queue.q', expressions }] });
      return pinsOf(plan, ['aws_sqs_queue.q'], []).map(({ value }) => value);
    };
    expect(asked({ delay_seconds: { constant_value: 5 } })).toEqual([]);
    expect(asked({ delay_seconds: { constant_value: 9 } })).toEqual([9]);
    expect(asked({ delay_seconds: { references: ['var.delay'] } })).toEqual([9]);
    expect(asked({})).toEqual([9]);
  });

  it('are not what the plan changes: neither what it puts back nor what the configuration asks for by now', () => {
    const drift = aChange({ address: group, before: { description: 'mine' }, after: { description: 'clicked' } });
    const planned = (description: string) =>
      pinsOf(
        aPlan({
          drift: [drift],
          changes: [aChange({ address: group, before: { description: 'clicked' }, after: { description } })],
        }),
        [group],
        [],
      ).map(({ attribute }) => attribute);
    expect(planned('mine')).toEqual([]);
    expect(planned('new')).toEqual([]);
    expect(planned('clicked')).toEqual(['description']);
  });

  it('are not what is the same in another order, an id, or a thing that is gone', () => {
    const [a, b] = [{ from_port: 80 }, { from_port: 443 }];
    expect(pins(group, { ingress: [a, b] }, { ingress: [b, a] })).toEqual([]);
    expect(pins('aws_kms_key.data', { id: 'a' }, { id: 'b' })).toEqual([]);
    const gone = aChange({ address: group, actions: ['delete'], before: { description: 'a' }, after: null });
    expect(pinsOf(aPlan({ drift: [gone] }), [group], [])).toEqual([]);
  });

  it('are not kept from by what the plan does elsewhere, or to an object that it replaces', () => {
    const change = { before: { description: 'b' }, after: { description: 'a' } };
    const drift = [aChange({ address: group, before: { description: 'a' }, after: { description: 'b' } })];
    const elsewhere = aChange({ ...change, address: 'aws_security_group.other' });
    const deposed = aChange({ ...change, address: group, extra: { deposed: '0123abcd' } });
    for (const changes of [[elsewhere], [deposed]])
      expect(pinsOf(aPlan({ drift, changes }), [group], [])).toHaveLength(1);
  });

  it('are not of a deposed object, which no configuration sets', () => {
    const change = { address: group, before: { description: 'a' }, after: { description: 'b' } };
    expect(pinsOf(aPlan({ drift: [aChange({ ...change, extra: { deposed: '0123abcd' } })] }), [group], [])).toEqual([]);
  });

  it('set one of two names of the same thing', () => {
    const before = { is_enabled: true, state: 'ENABLED' };
    expect(pins('aws_cloudwatch_event_rule.nightly', before, { is_enabled: false, state: 'DISABLED' })).toEqual([
      ['state', 'ENABLED'],
    ]);
    expect(pins('aws_cloudwatch_event_rule.nightly', { is_enabled: true }, { is_enabled: false })).toEqual([
      ['is_enabled', true],
    ]);
  });

  it('are only of what a click touched, and of what the plan does not put back by itself', () => {
    const drift = [aChange({ address: group, before: { description: 'a' }, after: { description: 'b' } })];
    const back = [aChange({ address: group, before: { description: 'b' }, after: { description: 'a' } })];
    expect(pinsOf(aPlan({ drift }), ['aws_vpc.main'], [])).toEqual([]);
    expect(pinsOf(aPlan({ drift, changes: back }), [group], [])).toEqual([]);
    expect(pinsOf(aPlan({ drift }), [group], [])).toHaveLength(1);
  });
});

describe('an override', () => {
  const override = (address: string, attribute: string, value: JsonObject[string]) =>
    JSON.stringify(overrideOf([{ address, attribute, value: value ?? null }]));

  it('sets exactly the pinned attributes, without keys or modules', () => {
    expect(override('module.a["x"].aws_kms_key.data[0]', 'policy', 'p')).toBe(
      '{"resource":{"aws_kms_key":{"data":{"policy":"p"}}}}',
    );
    const two = [
      { address: 'aws_kms_key.data', attribute: 'policy', value: 'p' },
      { address: 'aws_kms_key.data', attribute: 'is_enabled', value: true },
    ];
    expect(overrideOf(two)).toEqual({ resource: { aws_kms_key: { data: { policy: 'p', is_enabled: true } } } });
  });

  it('writes empty texts inside blocks as null, and no text as a template', () => {
    expect(override(group, 'ingress', [{ cidr_block: '', note: `${'$'}{x} %{y}` }])).toContain(
      `[{"cidr_block":null,"note":"${'$$'}{x} %%{y}"}]`,
    );
    expect(override(group, 'description', '')).toContain('"description":""');
    expect(override(group, 'names', ['', 'a', 7])).toContain('"names":[null,"a",7]');
  });

  it('writes an empty secret policy as an empty document', () => {
    expect(override('aws_secretsmanager_secret.db', 'policy', '')).toContain('"policy":"{}"');
    expect(override('aws_secretsmanager_secret.db', 'policy', 'p')).toContain('"policy":"p"');
    expect(override('aws_secretsmanager_secret.db', 'description', '')).toContain('"description":""');
    expect(override('aws_kms_key.data', 'policy', '')).toContain('"policy":""');
  });
});
