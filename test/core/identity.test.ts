import { describe, expect, it } from 'vitest';
import { catalogue, describe as describeType } from '../../functions/core/identity/catalogue.ts';
import { familyOf, kindByRule, squash } from '../../functions/core/identity/families.ts';
import { elements, scalars } from '../../functions/core/identity/field.ts';
import { isOwnIdentifier, nounOf } from '../../functions/core/identity/identifier.ts';
import { NORMALS } from '../../functions/core/identity/normal.ts';
import { SERVICES } from '../../functions/core/identity/services.ts';
import { stateKeys } from '../../functions/core/identity/state-keys.ts';
import { compile, fill } from '../../functions/core/identity/template.ts';
import { identify } from '../../functions/core/identity.ts';
import type { JsonObject } from '../../functions/core/json.ts';
import { parseRecord } from '../../functions/core/record.ts';
import { click } from './clicks.ts';

const services = SERVICES.map((service) => service());

function keysOf(change: JsonObject): string[] {
  const parsed = parseRecord(click(change));
  if (!parsed.ok) throw new Error(parsed.reason);
  return identify(parsed.record).identities.map(({ key, relation }) => (relation === 'parent' ? `^${key}` : key));
}

describe('the catalogue', () => {
  it('has every resource type of the provider', () => {
    expect([...catalogue().keys()].length).toBeGreaterThan(1500);
    expect([...catalogue()].filter(([, line]) => !/^[a-z0-9-]+:[a-z0-9]+( |$)/.test(line))).toEqual([]);
  });

  it('agrees with the rules that it was made from', () => {
    expect([...catalogue().keys()].filter((type) => describeType(type).kind !== kindByRule(type))).toEqual([]);
  });

  it('finds every type without a table of its own by its ARN', () => {
    const ruled = new Set(services.flatMap(({ types }) => Object.keys(types ?? {})));
    const arn = 'arn:aws:example:eu-central-1:111122223333:thing/1';
    const lost = [...catalogue()]
      .filter(([type, line]) => !ruled.has(type) && line.split(' ').includes('arn'))
      .filter(([type]) => !stateKeys(type, { arn }).includes(arn));
    expect(lost).toEqual([]);
  });

  it('has a type for every kind that a call’s row means', () => {
    const kindOf = (family: string, row: string) => {
      const kind = /^(?:\[[^\]]*\])?[~^]?([^|]*)\|/.exec(row)?.[1] ?? '';
      return kind.includes(':') || kind === 'id' || kind === 'arn' ? kind : `${family}:${kind}`;
    };
    const rows = (tables: Readonly<Record<string, readonly string[]>> = {}) => Object.values(tables).flat();
    const exact = new Set(services.flatMap(({ types = {} }) => Object.keys(types)));
    const made = new Set([
      'id',
      'arn',
      ...[...catalogue().keys()].flatMap((type) => (exact.has(type) ? [] : [describeType(type).kind])),
      ...services.flatMap(({ family, types, also }) =>
        [...rows(types), ...rows(also)].map((row) => kindOf(family, row)),
      ),
    ]);
    const meant = services.flatMap(({ family, events }) =>
      rows(events).flatMap((row) => (row.startsWith('@') ? [] : [kindOf(family, row)])),
    );
    expect([...new Set(meant)].filter((kind) => !made.has(kind))).toEqual([]);
  });

  it('knows every type that a table names', () => {
    const named = services.flatMap(({ types, also }) => [...Object.keys(types ?? {}), ...Object.keys(also ?? {})]);
    expect(named.filter((type) => !catalogue().has(type))).toEqual([]);
  });
});

describe('names', () => {
  it.each([
    ['dBInstanceIdentifier', 'dbinstance'],
    ['db_instance_identifier', 'dbinstance'],
    ['queueUrl', 'queue'],
    ['alarmNames', 'alarm'],
    ['instancesSet', 'instance'],
    ['name', ''],
    ['ARN', ''],
    ['ruleset', 'ruleset'],
  ])('%s speaks of %s', (name, noun) => {
    expect(nounOf(name)).toBe(noun);
  });

  it('own or refer', () => {
    expect(isOwnIdentifier('alarm_name', 'metricalarm')).toBe(true);
    expect(isOwnIdentifier('cluster', 'cluster')).toBe(true);
    expect(isOwnIdentifier('policy', 'policy')).toBe(false);
    expect(isOwnIdentifier('role_arn', 'function')).toBe(false);
    expect(isOwnIdentifier('description', 'function')).toBe(false);
  });

  it.each([
    ['aws_lb_target_group', 'elasticloadbalancing:targetgroup'],
    ['aws_route53_record', 'route53:record'],
    ['aws_route53_resolver_rule', 'route53resolver:resolverrule'],
    ['aws_docdb_cluster', 'rds:dbcluster'],
    ['aws_cloudwatch_log_stream', 'logs:logstream'],
    ['aws_new_shiny_thing', 'new:shinything'],
    ['aws_thing', 'thing:thing'],
  ])('the type %s is %s', (type, kind) => {
    expect(kindByRule(type)).toBe(kind);
  });

  it('of eventSources are families', () => {
    expect(['rds.amazonaws.com', 'email.amazonaws.com', 'ec2.amazonaws.com.cn', 'rds'].map(familyOf)).toEqual([
      'rds',
      'ses',
      'ec2',
      'rds',
    ]);
    expect(squash('DB-Instance_Identifier.x')).toBe('dbinstanceidentifierx');
  });
});

describe('ways to write one thing', () => {
  it.each([
    ['dns', '\\052.Example.COM.', '*.example.com'],
    ['fn', 'arn:aws:lambda:eu-central-1:111122223333:function:f:7', 'f'],
    ['fn', '111122223333:function:f', 'f'],
    ['fn', 'f:live', 'f'],
    ['last', 'arn:aws:iam::111122223333:role/path/app', 'app'],
    ['last', 'https://sqs.eu-central-1.amazonaws.com/111122223333/q', 'q'],
    ['last', 'path/like/name', 'path/like/name'],
    ['group', 'arn:aws:logs:eu-central-1:111122223333:log-group:/a/b:*', '/a/b'],
    ['group', '/a/b', '/a/b'],
    ['secret', 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:a/b-AbCdEf', 'a/b'],
    ['secret', 'a/b-AbCdEf', 'a/b-AbCdEf'],
    ['zone', '/hostedzone/Z1', 'Z1'],
    ['slash', '/a/b', 'a/b'],
    ['bus', '', 'default'],
    ['bus', 'arn:aws:events:eu-central-1:111122223333:event-bus/b', 'b'],
    ['cluster', '', 'default'],
    ['revision', 'arn:aws:ecs:eu-central-1:111122223333:task-definition/web:3', 'web'],
    ['revision', 'web:3', 'web'],
    ['above', 'arn:aws:sns:eu-central-1:111122223333:t:0', 'arn:aws:sns:eu-central-1:111122223333:t'],
    ['above', 'none', ''],
    ['lower', 'TRUE', 'true'],
  ])('%s of %s is %s', (name, written, one) => {
    expect(NORMALS[name]?.(written)).toBe(one);
  });
});

describe('lists and values in CloudTrail’s shapes', () => {
  it('are one', () => {
    expect(elements({ items: [1, 2] })).toEqual([1, 2]);
    expect(elements({ item: { a: 1 } })).toEqual([{ a: 1 }]);
    expect(elements({ member: ['x'] })).toEqual(['x']);
    expect(elements({ a: 1 })).toEqual([{ a: 1 }]);
    expect([elements({}), elements(''), elements(null), elements(undefined)]).toEqual([[], [], [], []]);
    expect(elements('x')).toEqual(['x']);
    expect(scalars({ tag: 1, content: 'fl-1' })).toEqual(['fl-1']);
    expect(scalars([{ tag: 1, content: 'a' }, { value: false }, '', null, { other: 1 }, 7])).toEqual([
      'a',
      'false',
      '7',
    ]);
  });
});

describe('a template', () => {
  const filled = (template: string, fields: JsonObject) => fill(compile(template), fields);

  it('is filled, in any case, with what is there', () => {
    expect(filled('k|{a}|{b.c}', { A: 'x', b: { C: 7 } })).toEqual(['k|x|7']);
    expect(filled('k|{a,b}', { b: 'y' })).toEqual(['k|y']);
    expect(filled('k|{a}', {})).toEqual([]);
    expect(filled('k|{a?}', {})).toEqual(['k|']);
    expect(filled('k|{a:bus?}', {})).toEqual(['k|default']);
    expect(filled('k|-', {})).toEqual(['k|-']);
    expect(filled('k|{a.b}', { a: 'text' })).toEqual([]);
  });

  it('is filled once for each value, and by element where it says so', () => {
    expect(filled('{a}{b}', { a: ['x', 'y'], b: ['1', '2'] })).toEqual(['x1', 'x2', 'y1', 'y2']);
    expect(filled('{l.n}', { l: { items: [{ n: 'a' }, {}, { n: 'b' }] } })).toEqual(['a', 'b']);
    const pairs = { l: [{ n: 'a', t: 'A' }, { n: 'b', t: 'B' }, { n: 'c' }] };
    expect(filled('{p}|{l[].n}|{l[].t}', { p: 'p', ...pairs })).toEqual(['p|a|A', 'p|b|B']);
  });

  it('of an unknown normal form is a bug', () => {
    expect(() => compile('{a:nonsense}')).toThrow('{a:nonsense}: no normal form is called nonsense');
  });
});

describe('what a call touches, found without a table', () => {
  it.each<[string, JsonObject, string[]]>([
    [
      'a name that is the parameter',
      { eventSource: 'kinesis.amazonaws.com', eventName: 'DeleteStream', requestParameters: { streamName: 's' } },
      ['kinesis:stream|s'],
    ],
    [
      'a service that nobody knows',
      {
        eventSource: 'brandnew.amazonaws.com',
        eventName: 'UpdateGadget',
        requestParameters: { gadgetId: 'g', note: 'x' },
      },
      ['brandnew:gadget|g'],
    ],
    [
      'an ARN, and the name in it',
      {
        eventSource: 'brandnew.amazonaws.com',
        eventName: 'UpdateGadget',
        requestParameters: { gadgetArn: 'arn:aws:brandnew:eu-west-1:444455556666:gadget/g' },
      },
      ['arn:aws:brandnew:eu-west-1:444455556666:gadget/g', 'brandnew:gadget|g'],
    ],
    [
      'parameters as JSON text',
      { eventSource: 'kinesis.amazonaws.com', eventName: 'DeleteStream', requestParameters: '{"streamName":"s"}' },
      ['kinesis:stream|s'],
    ],
    [
      'what a create call answers',
      {
        eventSource: 'brandnew.amazonaws.com',
        eventName: 'CreateGadget',
        requestParameters: {},
        responseElements: { gadget: { gadgetId: 'g', roleId: 'r' } },
      },
      ['brandnew:gadget|g'],
    ],
    [
      'a document is no name',
      {
        eventSource: 'brandnew.amazonaws.com',
        eventName: 'PutGadget',
        requestParameters: { gadget: '{"a":1}', gadgetName: '<xml/>' },
      },
      [],
    ],
    [
      'free text is no name',
      {
        eventSource: 'brandnew.amazonaws.com',
        eventName: 'PutGadget',
        requestParameters: {
          description: 'arn:aws:sqs:eu-central-1:111122223333:q',
          tags: [{ key: 'gadgetName', value: 'g' }],
        },
      },
      [],
    ],
    [
      'a setting that an account has one of',
      {
        eventSource: 'backup.amazonaws.com',
        eventName: 'UpdateGlobalSettings',
        requestParameters: { globalSettings: {} },
      },
      ['backup:globalsettings|-'],
    ],
    [
      'an association by all that it joins',
      {
        eventSource: 'quicksight.amazonaws.com',
        eventName: 'CreateFolderMembership',
        requestParameters: { folderId: 'f', memberId: 'm', memberType: 'DASHBOARD' },
      },
      ['quicksight:foldermembership|folder=f&member=m&membertype=DASHBOARD', '^quicksight:folder|f'],
    ],
  ])('%s', (_, change, keys) => {
    expect(keysOf(change)).toEqual(keys);
  });
});
