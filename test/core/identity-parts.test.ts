import { describe, expect, it } from 'vitest';
import { cutsSoFar, firstFields, firstOf, MOST_KEYS, MOST_PARAMETERS } from '../../functions/core/identity/bounds.ts';
import { describe as describeType, nounsOf } from '../../functions/core/identity/catalogue.ts';
import { eventNouns, singulars, unprefixed } from '../../functions/core/identity/event-nouns.ts';
import { arnKind, kindByRule } from '../../functions/core/identity/families.ts';
import { elements, field, holdsHidden, isHidden, scalar, scalars } from '../../functions/core/identity/field.ts';
import { nameInArn } from '../../functions/core/identity/generic.ts';
import { isOwnIdentifier, nounOf } from '../../functions/core/identity/identifier.ts';
import { NORMALS } from '../../functions/core/identity/normal.ts';
import { unwrap } from '../../functions/core/identity/request.ts';
import { securityGroupRuleKeys, securityGroupRules } from '../../functions/core/identity/security-group-rules.ts';
import { stateKeys } from '../../functions/core/identity/state-keys.ts';
import { compile, fill, isThere } from '../../functions/core/identity/template.ts';
import { identify } from '../../functions/core/identity.ts';
import type { Json, JsonObject } from '../../functions/core/json.ts';
import { parseRecord } from '../../functions/core/record.ts';
import { click } from './clicks.ts';

const sqs = 'arn:aws:sqs:eu-central-1:111122223333:q';

describe('a field', () => {
  it('is found in any case, the exact one first', () => {
    expect(field({ A: 1, a: 2 }, 'a')).toBe(2);
    expect(field({ dBName: 1 }, 'DBName')).toBe(1);
    expect(field({ ab: 1 }, 'a')).toBeUndefined();
    expect(field({}, 'a')).toBeUndefined();
  });

  it.each<[Json | undefined, string | undefined]>([
    ['', undefined],
    ['x', 'x'],
    [0, '0'],
    [false, 'false'],
    [null, undefined],
    [undefined, undefined],
    [{ value: { content: 'x' } }, 'x'],
    [{ content: 'a', value: 'b' }, 'a'],
    [{ other: 'x' }, undefined],
    [['x'], undefined],
    ['arn%3Aaws%3Akafka%3A', 'arn:aws:kafka:'],
    ['arn%3A%', 'arn%3A%'],
    ['x%3A', 'x%3A'],
  ])('%j says %s', (value, said) => {
    expect(scalar(value)).toBe(said);
  });

  it('is a list in any shape', () => {
    expect(
      [{ items: 'x' }, { item: ['a'] }, { member: { a: 1 } }, 7, [], [null]].map((value) => elements(value)),
    ).toEqual([[{ items: 'x' }], ['a'], [{ a: 1 }], [7], [], [null]]);
    expect(scalars({ items: [{ value: 'a' }, { b: 1 }, 'c'] })).toEqual(['a', 'c']);
    expect(scalars({ a: 1 })).toEqual([]);
  });

  it('is read no further than anybody looks', () => {
    const list = (length: number): Json => Array(length).fill('x');
    for (const wrapped of [(one: Json) => one, (one: Json) => ({ items: one })]) {
      expect(elements(wrapped(list(MOST_KEYS)))).toHaveLength(MOST_KEYS);
      expect(elements(wrapped(list(MOST_KEYS + 9)))).toHaveLength(MOST_KEYS);
    }
  });

  it.each([
    ['HIDDEN_DUE_TO_SECURITY_REASONS', true, true],
    ['<sensitiveDataRemoved>', true, true],
    ['***', true, false],
    ['**', false, false],
    ['iam:role|HIDDEN_FOR_SECURITY_REASONS', false, true],
    ['x|<sensitiveDataRemoved>', false, true],
    ['HIDDEN_x', false, true],
    ['not HIDDEN_DUE_TO_SECURITY_REASONS!', false, true],
    ['name', false, false],
  ])('%s is kept back: %s; in a key: %s', (value, hidden, inKey) => {
    expect([isHidden(value), holdsHidden(value)]).toEqual([hidden, inKey]);
  });
});

describe('the bounds of a record', () => {
  const many = (length: number) => Object.fromEntries(Array.from({ length }, (_, at) => [`p${at}`, at]));

  /** Whether reading left anything out. */
  function cuts(read: () => unknown): boolean {
    const before = cutsSoFar();
    read();
    return cutsSoFar() > before;
  }

  it('are not met by what CloudTrail writes: it is read as it is', () => {
    const [fields, list] = [many(MOST_PARAMETERS), Array(MOST_KEYS).fill(1)];
    expect(cuts(() => expect(firstFields(fields)).toBe(fields))).toBe(false);
    expect(cuts(() => expect(firstOf(list, MOST_KEYS)).toBe(list))).toBe(false);
    expect(cuts(() => expect(elements(list)).toBe(list))).toBe(false);
  });

  it('are told when they are met', () => {
    const [fields, list] = [many(MOST_PARAMETERS + 1), Array(MOST_KEYS + 1).fill(1)];
    expect(cuts(() => expect(firstFields(fields)).toEqual(many(MOST_PARAMETERS)))).toBe(true);
    expect(cuts(() => expect(firstOf([1, 2, 3], 2)).toEqual([1, 2]))).toBe(true);
    expect(cuts(() => expect(elements(list)).toHaveLength(MOST_KEYS))).toBe(true);
    expect(cuts(() => expect(elements({ items: list })).toHaveLength(MOST_KEYS))).toBe(true);
    expect(cuts(() => expect(unwrap(fields)).toEqual(many(MOST_PARAMETERS)))).toBe(true);
  });
});

describe('parameters', () => {
  it.each<[Json, JsonObject]>([
    [null, {}],
    ['text', {}],
    [['x'], {}],
    [{ a: 1 }, { a: 1 }],
    [
      { CreateThingRequest: { a: 1 }, b: 2 },
      { CreateThingRequest: { a: 1 }, a: 1, b: 2 },
    ],
    [{ CreateThingResponse: { a: 1 } }, { CreateThingResponse: { a: 1 }, a: 1 }],
    [
      { createThingInput: { a: 1, b: 1 }, b: 2 },
      { createThingInput: { a: 1, b: 1 }, a: 1, b: 2 },
    ],
    [{ updateReq: { a: 1 } }, { updateReq: { a: 1 }, a: 1 }],
    [{ RequestThing: { a: 1 } }, { RequestThing: { a: 1 } }],
    [{ thingRequest: 'text' }, { thingRequest: 'text' }],
  ])('of %j are %j', (body, fields) => {
    expect(unwrap(body)).toEqual(fields);
  });

  it('are read as far as a record of CloudTrail’s own can have them', () => {
    const many = Object.fromEntries(Array.from({ length: MOST_PARAMETERS + 5 }, (_, at) => [`p${at}`, at]));
    expect(Object.keys(unwrap(many))).toHaveLength(MOST_PARAMETERS);
    expect(unwrap(many)).toMatchObject({ p0: 0, [`p${MOST_PARAMETERS - 1}`]: MOST_PARAMETERS - 1 });
  });
});

describe('one way to write a thing', () => {
  it.each([
    ['above', ':a', ''],
    ['bus', 'b', 'b'],
    ['cluster', 'arn:aws:ecs:eu-central-1:111122223333:cluster/c', 'c'],
    ['dns', 'a.b', 'a.b'],
    ['dns', 'A\\.B', 'a\\.b'],
    ['dns', '\\101\\102.', 'ab'],
    ['fn', 'f', 'f'],
    ['fn', 'arn:aws:lambda:eu-central-1:111122223333:function:f', 'f'],
    ['group', 'arn:aws:logs:eu-central-1:111122223333:log-group:/a', '/a'],
    ['group', 'x:*y', 'x:*y'],
    ['group', 'see arn:aws:logs:x:1:log-group:/a', 'see arn:aws:logs:x:1:log-group:/a'],
    ['last', 'arn:aws:sns:eu-central-1:111122223333:topic:sub', 'sub'],
    ['last', 'http://x/1/q', 'q'],
    ['last', 'see https://x/q', 'see https://x/q'],
    ['last', 'arn:aws:rds:eu-central-1:111122223333:db:a/b', 'b'],
    ['path', 'a/b/c', 'c'],
    ['path', 'c', 'c'],
    ['revision', 'web', 'web'],
    ['revision', 'web:12x', 'web:12x'],
    ['revision', 'web:12', 'web'],
    ['secret', 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:a', 'a'],
    ['secret', 'arn:aws:secretsmanager:eu-central-1:111122223333:secret:a-AbCdEfG', 'a-AbCdEfG'],
    ['set', 'a:01234567-89ab-cdef-0123-456789abcdef', 'a'],
    ['set', 'a:01234567', 'a:01234567'],
    ['set', 'a:01234567-89ab-cdef-0123-456789abcdef:b', 'a:01234567-89ab-cdef-0123-456789abcdef:b'],
    ['slash', '//a/b', 'a/b'],
    ['slash', 'a/b', 'a/b'],
    ['slashes', 'a/b/c', 'a|b|c'],
    ['zone', 'hostedzone/Z1', 'Z1'],
    ['zone', 'x/hostedzone/Z1', 'x/hostedzone/Z1'],
  ])('%s of %s is %s', (name, written, one) => {
    expect(NORMALS[name]?.(written)).toBe(one);
  });
});

describe('nouns', () => {
  it.each([
    ['policies', ['policies', 'policy']],
    ['addresses', ['addresses', 'addresse', 'address']],
    ['batches', ['batches', 'batche', 'batch']],
    ['meshes', ['meshes', 'meshe', 'mesh']],
    ['boxes', ['boxes', 'boxe', 'box']],
    ['queues', ['queues', 'queue']],
    ['queue', ['queue']],
  ])('%s may be %j', (word, ones) => expect(singulars(word)).toEqual(ones));

  it.each([
    ['backupvault', 'backup', 'vault'],
    ['vault', 'backup', 'vault'],
    ['backup', 'backup', 'backup'],
    ['routeserver', 'route53', 'routeserver'],
  ])('%s of %s is %s', (noun, family, plain) => expect(unprefixed(noun, family)).toBe(plain));

  it.each([
    ['backup', 'DeleteBackupVault', false, ['backupvault', 'vault', 'backup'], 'backupvault'],
    ['x', 'BatchCreateThings', true, ['things', 'thing'], 'thing'],
    ['x', 'AttachPolicy', false, ['policyattachment', 'policy'], 'policy'],
    ['x', 'Delete', false, [], ''],
    ['x', '', false, [], ''],
    ['x', 'RecreateThing', false, ['thing'], 'thing'],
  ])('%s %s', (family, event, creates, nouns, whole) => {
    expect(eventNouns(family, event)).toEqual({ creates, nouns, whole });
  });

  it.each([
    ['thing_uuid', 'thing'],
    ['thingUrls', 'thing'],
    ['instancesSet', 'instance'],
    ['sset', ''],
    ['identifier', ''],
    ['nameOfThing', 'nameofthing'],
  ])('%s speaks of %s', (name, noun) => expect(nounOf(name)).toBe(noun));

  it.each([
    ['id', 'thing', true],
    ['thing', 'thing', true],
    ['thingId', 'thing', true],
    ['otherThingId', 'thing', false],
    ['ngId', 'thing', false],
    ['ingId', 'thing', true],
    ['certificate', 'certificate', false],
    ['certificateArn', 'certificate', true],
    ['transitGatewayAttachmentId', 'transitgatewayvpcattachment', true],
    ['transitGatewayPeerId', 'transitgatewayvpcattachment', false],
    ['tranAttachmentId', 'transitgatewayvpcattachment', false],
    ['transitVpnmentId', 'transitgatewayvpcattachment', false],
    ['transitgatewayvpcattachmentsArn', 'transitgatewayvpcattachment', false],
    ['vpcToAttachmentName', 'transitgatewayvpcattachment', false],
    ['otherthing', 'thing', false],
  ])('%s is how a %s is called: %s', (attribute, noun, own) => expect(isOwnIdentifier(attribute, noun)).toBe(own));

  it.each([
    ['aws_db_instance', 'rds:dbinstance'],
    ['aws_cloudwatch_metric_alarm', 'monitoring:metricalarm'],
    ['aws_cloudwatch_log_group', 'logs:loggroup'],
    ['aws_cognito_user_pool', 'cognito-idp:userpool'],
    ['constructor', ':'],
    ['aws_brandnew_big_thing', 'brandnew:bigthing'],
  ])('the type %s is %s', (type, kind) => {
    expect(kindByRule(type)).toBe(type === 'constructor' ? ':' : kind);
  });

  it.each([
    ['rds', 'db', 'rds:dbinstance'],
    ['rds.amazonaws.com', 'some-thing', 'rds:something'],
    ['neptune', 'cluster', 'rds:dbcluster'],
  ])('an ARN’s %s %s is %s', (service, type, kind) => expect(arnKind(service, type)).toBe(kind));

  it('of a family are known by the catalogue, with what they are parts of', () => {
    expect(nounsOf('nobody').size).toBe(0);
    expect(nounsOf('sqs.amazonaws.com').has('queue')).toBe(true);
    const type = describeType('aws_thing_of_nobody');
    expect(type).toMatchObject({
      family: 'thing',
      noun: 'ofnobody',
      kind: 'thing:ofnobody',
      isSingle: false,
      joined: [],
    });
    expect([type.identifiers, type.parent, type.normal('/a')]).toEqual([undefined, undefined, '/a']);
    expect(describeType('aws_ssm_parameter').normal('/a')).toBe('a');
  });
});

describe('a name in an ARN', () => {
  it.each([
    ['arn:aws:iam::111122223333:role/path/app', 'x', ['iam:role|app']],
    ['arn:aws:sns:eu-central-1:111122223333:t', 'x', ['sns:topic|t']],
    ['arn:aws:sns:eu-central-1:111122223333:t:1234', 'x', []],
    ['arn:aws:s3:::b/key', 'x', []],
    ['arn:aws:kinesis:eu-central-1:111122223333:stream/s', 'x', ['kinesis:stream|s']],
    ['arn:aws:new:eu-central-1:111122223333:g', 'gadget', ['new:gadget|g']],
    ['arn:aws:new:eu-central-1:111122223333:/g', 'gadget', []],
    ['arn:aws:new:eu-central-1:111122223333:', 'gadget', []],
    ['arn:aws:ec2:eu-central-1:111122223333:vpc/vpc-1', 'x', ['id|vpc-1']],
    ['arn:aws:logs:eu-central-1:111122223333:log-group:/a:*', 'x', ['logs:loggroup|/a']],
    ['arn:aws:secretsmanager:eu-central-1:111122223333:secret:a/b-AbCdEf', 'x', ['secretsmanager:secret|a/b']],
    ['arn:aws:secretsmanager:eu-central-1:111122223333:secret:a/b', 'x', ['secretsmanager:secret|a/b']],
    ['arn:aws:lambda:eu-central-1:111122223333:function:f:7', 'x', ['lambda:function|f']],
    ['no ARN', 'x', []],
  ])('%s means %j', (arn, noun, keys) => expect(nameInArn(arn, noun)).toEqual(keys));
});

describe('a template', () => {
  const filled = (template: string, fields: JsonObject) => fill(compile(template), fields);
  it.each<[string, JsonObject, string[]]>([
    ['k|{a}|x', { a: 'b' }, ['k|b|x']],
    ['{a:lower}', { a: 'B' }, ['b']],
    ['{a:lower}', { a: ['B', 'C'] }, ['b', 'c']],
    ['{a,b}', { a: '', b: 'y' }, ['y']],
    ['{a,b?}', { a: null, b: 'y' }, ['y']],
    ['{a,b?}', { a: 'x', b: 'y' }, ['x']],
    ['k|{a?}', { a: null }, ['k|']],
    ['k|{a?}|{b}', { a: '', b: 'x' }, ['k||x']],
    ['{a}', { a: null }, []],
    ['{a}{b}', { a: 'x' }, []],
    ['{a.b.c}', { a: { b: { c: 'x' } } }, ['x']],
    ['{a.b}', { a: { items: [{ B: 'x' }, 7] } }, ['x']],
    ['{a*}', { a: ['x', 'y'] }, ['x#y']],
    ['{a*}', { a: [] }, []],
    ['{a?*}', {}, ['']],
    ['{l[].n}', { l: [{ n: 'a' }, { n: ['b', 'c'] }] }, ['a', 'b', 'c']],
    ['{x.l[].n}', { x: { l: { items: [{ n: 'a' }] } } }, ['a']],
    ['{a,l[].n}|{l[].m}', { l: [{ n: 'a', m: 'b' }] }, ['a|b']],
    ['{l[]}', { l: ['a', 'b'] }, ['a', 'b']],
  ])('%s of %j is %j', (template, fields, keys) => {
    expect(filled(template, fields)).toEqual(keys);
  });

  it('makes no more keys than one more than are looked up', () => {
    const list = (length: number): Json => Array.from({ length }, (_, at) => `v${at}`);
    expect(filled('{a}{b}', { a: list(200), b: list(200) })).toHaveLength(MOST_KEYS + 1);
    expect(filled('{l[].n}', { l: [{ n: list(8000) }, { n: list(8000) }, { n: list(8000) }] })).toHaveLength(16_000);
    expect(filled('{a}{b}', { a: list(2), b: list(3) })).toHaveLength(6);
  });

  it('knows whether its field is there, whatever it holds', () => {
    const there = (fields: JsonObject) => isThere(compile('{a.b}'), fields);
    expect([{ a: { b: {} } }, { a: { b: '' } }, { a: { b: null } }, { a: {} }, {}].map(there)).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(isThere(compile('k'), { a: 1 })).toBe(false);
  });
});

describe('the keys of a resource', () => {
  it.each<[string, string, JsonObject, string[]]>([
    [
      'an unknown type’s own names',
      'aws_new_gadget',
      { id: 'g', gadget_name: 'n', role_name: 'r' },
      ['new:gadget|g', 'new:gadget|n'],
    ],
    ['an ARN', 'aws_new_gadget', { arn: sqs }, [sqs]],
    ['a URL by its end', 'aws_new_gadget', { gadget_url: 'https://x/1/g' }, ['new:gadget|g']],
    ['nothing of what is empty', 'aws_new_gadget', { id: '', name: null, tags: { Name: 'x' } }, []],
    ['an id that only refers', 'aws_new_gadget', { id: 'r', role_id: 'r' }, []],
    [
      'an id that is the thing’s own under another name',
      'aws_new_gadget',
      { id: 'r', gadget_id: 'r' },
      ['new:gadget|r'],
    ],
    ['an id that a plain attribute repeats', 'aws_new_gadget', { id: 'r', label: 'r' }, ['new:gadget|r']],
    ['an id that is the resource’s in words', 'aws_new_gadget', { id: 'r', resource_id: 'r' }, ['new:gadget|r']],
    ['an EC2 id', 'aws_vpc', { id: 'vpc-1' }, ['id|vpc-1']],
  ])('%s', (_, type, attributes, keys) => {
    expect([...stateKeys(type, attributes)].sort()).toEqual([...keys].sort());
  });

  const gadget = (end: string) => `arn:aws:new:eu-central-1:111122223333:${end}`;
  it.each<[string, string, JsonObject, string[]]>([
    [
      'an id that is an ARN, and its end',
      'aws_new_gadget',
      { id: gadget('gadget/g1') },
      [gadget('gadget/g1'), 'new:gadget|g1'],
    ],
    ['not its end where that is a bare number', 'aws_new_gadget', { id: gadget('gadget/123') }, [gadget('gadget/123')]],
    [
      'its end that begins with a digit',
      'aws_new_gadget',
      { id: gadget('gadget/12g') },
      [gadget('gadget/12g'), 'new:gadget|12g'],
    ],
    [
      'its end that ends with a digit',
      'aws_new_gadget',
      { id: gadget('gadget/g12') },
      [gadget('gadget/g12'), 'new:gadget|g12'],
    ],
    ['an ARN without an end', 'aws_new_gadget', { id: gadget('gadget/') }, [gadget('gadget/')]],
    [
      'an ARN that is another’s',
      'aws_new_gadget',
      { id: gadget('role/r'), role_arn: gadget('role/r') },
      [gadget('role/r')],
    ],
    ['an ARN of EC2, whose ids stand alone', 'aws_ec2_newthing', { id: gadget('thing/t1') }, [gadget('thing/t1')]],
    [
      'what there is one of',
      'aws_backup_global_settings',
      { id: '1' },
      ['backup:globalsettings|-', 'backup:globalsettings|1'],
    ],
    [
      'what is called by all that it joins',
      'aws_quicksight_folder_membership',
      { folder_id: 'f', member_id: 'm', member_type: 'D' },
      ['quicksight:foldermembership|folder=f&member=m&membertype=D'],
    ],
    [
      'not where a part of that is missing',
      'aws_quicksight_folder_membership',
      { folder_id: 'f', member_type: 'D' },
      [],
    ],
    [
      'a name within its parent',
      'aws_guardduty_filter',
      { id: 'd1x:f1', detector_id: 'd1x', name: 'f1' },
      ['guardduty:filter|f1|detector=d1x', 'guardduty:filter|d1x:f1'],
    ],
    [
      'an id within its parent’s',
      'aws_guardduty_ipset',
      { id: 'd1x:s1y2', detector_id: 'd1x' },
      ['guardduty:ipset|s1y2|detector=d1x', 'guardduty:ipset|d1x:s1y2'],
    ],
    [
      'an id before its parent’s',
      'aws_guardduty_ipset',
      { id: 's1y2:d1x', detector_id: 'd1x' },
      ['guardduty:ipset|s1y2|detector=d1x', 'guardduty:ipset|s1y2:d1x'],
    ],
    [
      'an id among others’',
      'aws_guardduty_ipset',
      { id: 'abc/d1x/s1y2', num: 7, other: 'abc', detector_id: 'd1x' },
      ['guardduty:ipset|s1y2|detector=d1x', 'guardduty:ipset|abc/d1x/s1y2'],
    ],
    ['an id that says no parent', 'aws_guardduty_ipset', { id: 's1y2', detector_id: 'd1x' }, ['guardduty:ipset|s1y2']],
    [
      'an id that only begins alike',
      'aws_guardduty_ipset',
      { id: 'd1xs1y2', detector_id: 'd1x' },
      ['guardduty:ipset|d1xs1y2'],
    ],
    [
      'an id that only ends alike',
      'aws_guardduty_ipset',
      { id: 's1:y2d1x', detector_id: 'd1x' },
      ['guardduty:ipset|s1:y2d1x'],
    ],
    [
      'an id with a part too short to say anything',
      'aws_guardduty_ipset',
      { id: 'd1:s1y2', detector_id: 'd1' },
      ['guardduty:ipset|d1:s1y2'],
    ],
    [
      'an id with nothing after the parent’s',
      'aws_guardduty_ipset',
      { id: 'd1x:', detector_id: 'd1x' },
      ['guardduty:ipset|d1x:'],
    ],
    ['an id whose parent is not known', 'aws_guardduty_ipset', { id: 'd1x:s1y2' }, ['guardduty:ipset|d1x:s1y2']],
    [
      'a name within an API, and an id',
      'aws_api_gateway_model',
      { id: 'm1', name: 'M', rest_api_id: 'a1' },
      ['apigateway:model|M|restapi=a1', 'apigateway:model|m1'],
    ],
    [
      'an id that is the name',
      'aws_api_gateway_model',
      { id: 'M', name: 'M', rest_api_id: 'a1' },
      ['apigateway:model|M|restapi=a1'],
    ],
    [
      'a name whose API is not known',
      'aws_api_gateway_model',
      { id: 'm1', name: 'M' },
      ['apigateway:model|M', 'apigateway:model|m1'],
    ],
    [
      'a name within what the ARN says',
      'aws_amplify_webhook',
      { arn: 'arn:aws:amplify:eu-central-1:111122223333:apps/a1/webhooks/w1', app_id: 'a1', url: 'https://x/w9' },
      ['arn:aws:amplify:eu-central-1:111122223333:apps/a1/webhooks/w1', 'amplify:webhook|w9|app=a1'],
    ],
    [
      'a name beside what the ARN does not say',
      'aws_amplify_webhook',
      { arn: 'arn:aws:amplify:eu-central-1:111122223333:webhooks/w1', app_id: 'amplify', url: 'https://x/w9' },
      ['arn:aws:amplify:eu-central-1:111122223333:webhooks/w1', 'amplify:webhook|w9'],
    ],
    [
      'an EC2 id, whatever it belongs to',
      'aws_ec2_transit_gateway_multicast_domain',
      { id: 'tgw-mcast-1', transit_gateway_id: 'tgw-1' },
      ['id|tgw-mcast-1'],
    ],
    [
      'a default route table’s own id',
      'aws_default_route_table',
      { id: 'rtb-1', default_route_table_id: 'rtb-1' },
      ['id|rtb-1'],
    ],
  ])('are, of %s', (_, type, attributes, keys) => {
    expect([...stateKeys(type, attributes)].sort()).toEqual([...keys].sort());
  });

  it.each(['role_name', 'role_arn', 'role_identifier'])('are none where the id is that of %s', (name) => {
    expect(stateKeys('aws_new_gadget', { id: 'r', [name]: 'r' })).toEqual([]);
  });
});

describe('the rules of a security group', () => {
  const peers = { cidrIp: '10.0.0.0/8' };
  it.each<[string, JsonObject, string[]]>([
    [
      'a rule by content',
      {
        groupId: 'sg-1',
        ipPermissions: { items: [{ ipProtocol: 'tcp', fromPort: 80, toPort: 81, ipRanges: { items: [peers] } }] },
      },
      ['ec2:rule|sg-1|ingress|tcp|80-81|10.0.0.0/8', '~id|sg-1'],
    ],
    [
      'a protocol by number, one port, every kind of peer',
      {
        groupId: 'sg-1',
        ipPermissions: {
          items: [
            {
              ipProtocol: '17',
              fromPort: 53,
              ipRanges: { items: [peers, peers] },
              ipv6Ranges: { items: [{ cidrIpv6: '::/0' }] },
              prefixListIds: { items: [{ prefixListId: 'pl-1' }] },
              groups: { items: [{ groupId: 'sg-2' }, 7] },
            },
          ],
        },
      },
      [
        'ec2:rule|sg-1|ingress|udp|53-53|10.0.0.0/8',
        'ec2:rule|sg-1|ingress|udp|53-53|::/0',
        'ec2:rule|sg-1|ingress|udp|53-53|pl-1',
        'ec2:rule|sg-1|ingress|udp|53-53|sg-2',
        '~id|sg-1',
      ],
    ],
    [
      'every protocol',
      { groupId: 'sg-1', ipProtocol: 'ALL', fromPort: 0, toPort: 0, ...peers },
      ['ec2:rule|sg-1|ingress|-1|*|10.0.0.0/8', '~id|sg-1'],
    ],
    ['no protocol', { groupId: 'sg-1', ...peers }, ['ec2:rule|sg-1|ingress|-1|*|10.0.0.0/8', '~id|sg-1']],
    [
      'ICMP',
      { groupId: 'sg-1', ipProtocol: '1', ...peers },
      ['ec2:rule|sg-1|ingress|icmp|-1--1|10.0.0.0/8', '~id|sg-1'],
    ],
    [
      'ids',
      { groupId: 'sg-1', securityGroupRuleIds: { items: [{ securityGroupRuleId: 'sgr-1' }, 'sgr-2'] } },
      ['id|sgr-1', 'id|sgr-2', '~id|sg-1'],
    ],
    [
      'the ids of descriptions',
      { securityGroupRuleDescriptions: { items: [{ securityGroupRuleId: 'sgr-1' }, 'sgr-2', true] } },
      ['id|sgr-1', 'id|sgr-2', 'id|true'],
    ],
    ['one id alone', { SecurityGroupRuleId: 'sgr-1' }, ['id|sgr-1']],
    ['nothing', {}, []],
  ])('%s', (_, request, keys) => {
    expect(securityGroupRules(request, {}, 'AuthorizeSecurityGroupIngress')).toEqual(keys);
  });

  it('are told by the answer, too', () => {
    const rule = { items: [{ groupId: 'sg-1', securityGroupRuleId: 'sgr-1' }] };
    for (const response of [{ securityGroupRuleSet: rule }, { revokedSecurityGroupRuleSet: rule }])
      expect(securityGroupRules(peers, response, 'RevokeSecurityGroupEgress')).toEqual([
        'id|sgr-1',
        'ec2:rule|sg-1|egress|-1|*|10.0.0.0/8',
        '~id|sg-1',
      ]);
  });

  const base = { security_group_id: 'sg-1', protocol: 'tcp', from_port: 80, to_port: 80 };
  it.each<[string, JsonObject, string[]]>([
    [
      'aws_security_group_rule',
      { ...base, type: 'egress', id: 'sgrule-1', cidr_blocks: ['a', 'b'], ipv6_cidr_blocks: ['c'] },
      ['egress|tcp|80-80|a', 'egress|tcp|80-80|b', 'egress|tcp|80-80|c'],
    ],
    [
      'aws_security_group_rule',
      {
        ...base,
        type: 'ingress',
        prefix_list_ids: ['pl-1'],
        source_security_group_id: '123456789012/sg-2',
        self: true,
      },
      ['ingress|tcp|80-80|pl-1', 'ingress|tcp|80-80|sg-2', 'ingress|tcp|80-80|sg-1'],
    ],
    ['aws_security_group_rule', { ...base, type: 'ingress', self: false, cidr_blocks: null }, []],
    [
      'aws_vpc_security_group_egress_rule',
      { security_group_id: 'sg-1', ip_protocol: '-1', cidr_ipv4: 'a', cidr_ipv6: 'b' },
      ['egress|-1|*|a', 'egress|-1|*|b'],
    ],
    [
      'aws_vpc_security_group_ingress_rule',
      { ...base, prefix_list_id: 'pl-1', referenced_security_group_id: 'sg-2' },
      ['ingress|tcp|80-80|pl-1', 'ingress|tcp|80-80|sg-2'],
    ],
  ])('%s of %j in a state', (type, attributes, rules) => {
    expect(securityGroupRuleKeys(attributes, type)).toEqual(rules.map((rule) => `ec2:rule|sg-1|${rule}`));
  });

  it('have their ids in a state, once, and no content without a group', () => {
    expect(
      securityGroupRuleKeys({ security_group_rule_id: 'sgr-1', cidr_blocks: ['a'] }, 'aws_security_group_rule'),
    ).toEqual(['id|sgr-1']);
    const both = { id: 'sgr-1', security_group_rule_id: 'sgr-1' };
    expect(securityGroupRuleKeys(both, 'aws_vpc_security_group_egress_rule')).toEqual(['id|sgr-1']);
    expect(securityGroupRuleKeys({ id: 'sgr-1' }, 'aws_vpc_security_group_egress_rule')).toEqual(['id|sgr-1']);
  });
});

describe('where the thing lives that a call touches', () => {
  const identified = (eventSource: string, eventName: string, requestParameters: Json, more: JsonObject = {}) => {
    const parsed = parseRecord(
      click({ eventSource: `${eventSource}.amazonaws.com`, eventName, requestParameters, ...more }),
    );
    if (!parsed.ok) throw new Error(parsed.reason);
    return identify(parsed.record);
  };
  const here = { account: '111122223333', region: 'eu-central-1' };
  const gadget = (scope: string) => `arn:aws:brandnew:${scope}:gadget/g`;
  it.each<[string, string, string, Json, object[]]>([
    [
      'an ARN says all of it',
      'brandnew',
      'UpdateGadget',
      { gadgetArn: gadget('eu-west-1:444455556666') },
      [
        { key: gadget('eu-west-1:444455556666'), relation: 'direct', account: '', region: '' },
        { key: 'brandnew:gadget|g', relation: 'direct', account: '444455556666', region: 'eu-west-1' },
      ],
    ],
    [
      'an ARN without an account: the caller’s',
      'brandnew',
      'UpdateGadget',
      { gadgetArn: gadget('eu-west-1:') },
      [
        { key: gadget('eu-west-1:'), relation: 'direct', account: '111122223333', region: '' },
        { key: 'brandnew:gadget|g', relation: 'direct', account: '111122223333', region: 'eu-west-1' },
      ],
    ],
    [
      'a global service: no Region',
      'iam',
      'PutRolePolicy',
      { roleName: 'app', policyName: 'p' },
      [
        { key: 'iam:rolepolicy|app|p', relation: 'direct', account: here.account, region: '' },
        { key: 'iam:rolepolicies|app', relation: 'direct', account: here.account, region: '' },
        { key: 'iam:role|app', relation: 'parent', account: here.account, region: '' },
      ],
    ],
    [
      'a container and what is in it',
      'ec2',
      'RevokeSecurityGroupIngress',
      { groupId: 'sg-1', securityGroupRuleIds: { items: [{ securityGroupRuleId: 'sgr-1' }] } },
      [
        { key: 'id|sgr-1', relation: 'direct', ...here },
        { key: 'id|sg-1', relation: 'container', ...here },
      ],
    ],
    [
      'a row for one kind of resource',
      'ssm',
      'AddTagsToResource',
      { resourceType: 'parameter', resourceId: '/a' },
      [{ key: 'ssm:parameter|a', relation: 'direct', ...here }],
    ],
    [
      'a name where an ARN could stand',
      'secretsmanager',
      'TagResource',
      { secretId: 'db' },
      [{ key: 'secretsmanager:secret|db', relation: 'direct', ...here }],
    ],
    [
      'a row for what is there, whatever it holds',
      'sqs',
      'SetQueueAttributes',
      { queueUrl: 'https://x/1/q', attributes: { Policy: '' } },
      [
        { key: 'sqs:queuepolicy|q', relation: 'direct', ...here },
        { key: 'sqs:queue|q', relation: 'container', ...here },
      ],
    ],
    [
      'and not for what is not',
      'sqs',
      'SetQueueAttributes',
      { queueUrl: 'https://x/1/q', attributes: { DelaySeconds: '1' } },
      [{ key: 'sqs:queue|q', relation: 'container', ...here }],
    ],
  ])('%s', (_, source, event, request, identities) => {
    expect(identified(source, event, request)).toEqual({ identities, isCut: false, hidden: false });
  });

  it('is cut where more is named than anybody looks up', () => {
    const names = (length: number) => Array.from({ length }, (_, at) => `a${at}`);
    const all = identified('monitoring', 'DeleteAlarms', { alarmNames: names(MOST_KEYS) });
    expect([all.identities.length, all.isCut]).toEqual([MOST_KEYS, false]);
    const more = identified('monitoring', 'DeleteAlarms', { alarmNames: names(MOST_KEYS + 1) });
    expect([more.identities.length, more.isCut]).toEqual([MOST_KEYS, true]);
    expect(identified('monitoring', 'DeleteAlarms', { alarmNames: ['a'], other: names(MOST_KEYS + 1) }).isCut).toBe(
      false,
    );
  });

  it('is said by `resources`, where the parameters say nothing', () => {
    const arn = 'arn:aws:iam::111122223333:role/app';
    expect(identified('iam', 'TagRole', null, { resources: [null, 'x', {}, { ARN: arn }] })).toEqual({
      identities: [{ key: arn, relation: 'direct', account: '', region: '' }],
      isCut: false,
      hidden: false,
    });
  });

  it('is hidden where CloudTrail kept the name back, and nothing else is named but what it is in', () => {
    const kept = 'HIDDEN_DUE_TO_SECURITY_REASONS';
    const target = (windowTargetId: string) =>
      identified('ssm', 'UpdateMaintenanceWindowTarget', { windowId: 'mw-1', windowTargetId });
    expect(target(kept)).toMatchObject({ hidden: true, identities: [{ relation: 'parent' }] });
    expect(target('t-1').hidden).toBe(false);
    expect(identified('monitoring', 'DeleteAlarms', { alarmNames: ['a', kept] })).toMatchObject({
      hidden: false,
      identities: [{ key: 'monitoring:alarm|a' }],
    });
  });
});
