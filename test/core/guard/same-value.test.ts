import { describe, expect, it } from 'vitest';
import { sameValue } from '../../../functions/core/guard/same-value.ts';
import type { Json } from '../../../functions/core/json.ts';

const policy = (statement: Json) => JSON.stringify({ Version: '2012-10-17', Statement: statement });
const allow = { Effect: 'Allow', Action: 's3:GetObject', Resource: '*' };

/** One case a rule, true and false: [why, attribute, one value, the other, same?, type] */
const cases: readonly [string, string, Json, Json, boolean, string?][] = [
  ['null and an empty map', 'tags', null, {}, true],
  ['null and an empty text', 'description', null, '', true],
  ['an empty list and nothing', 'rules', [], null, true],
  ['false is not nothing', 'enabled', false, null, false],
  ['a tag with an empty value is a tag', 'tags', { Owner: '' }, {}, false],
  ['a member that is null, and one that is missing', 'block', [{ a: 1, b: null }], [{ a: 1 }], true],
  ['inside a block, an empty text and null', 'block', [{ a: 1, b: '' }], [{ a: 1, b: null }], true],
  ['a block without members is there', 'block', [{}], [], false],
  [
    'a set in another order',
    'ingress',
    [{ from_port: 1 }, { from_port: 2 }],
    [{ from_port: 2 }, { from_port: 1 }],
    true,
    'aws_security_group',
  ],
  [
    'a set with an element twice',
    'ingress',
    [{ from_port: 1 }, { from_port: 1 }],
    [{ from_port: 1 }, { from_port: 2 }],
    false,
    'aws_security_group',
  ],
  ['a list in another order', 'cidr_blocks', ['a', 'b'], ['b', 'a'], false, 'aws_security_group'],
  ['a list of an unknown type has an order', 'ingress', [1, 2], [2, 1], false],
  [
    'a policy written otherwise',
    'policy',
    policy([allow]),
    policy({ Resource: ['*'], Effect: 'Allow', Action: ['s3:GetObject'] }),
    true,
  ],
  ['a policy that allows more', 'policy', policy([allow]), policy([{ ...allow, Action: '*' }]), false],
  ['a policy whose effect differs', 'policy', policy([allow]), policy([{ ...allow, Effect: 'Deny' }]), false],
  [
    'a policy of one statement, written without a list',
    'policy',
    policy({ ...allow, Principal: { AWS: 'a' } }),
    policy([{ ...allow, Principal: { AWS: ['a'] } }]),
    true,
  ],
  [
    'actions in another order',
    'policy',
    policy([{ ...allow, Action: ['a', 'b'] }]),
    policy([{ ...allow, Action: ['b', 'a'] }]),
    true,
  ],
  [
    'statements in another order',
    'policy',
    policy([allow, { Effect: 'Deny' }]),
    policy([{ Effect: 'Deny' }, allow]),
    true,
  ],
  [
    'a condition’s values in another order',
    'policy',
    policy([{ Condition: { Bool: { x: ['a', 'b'] } } }]),
    policy([{ Condition: { Bool: { x: ['b', 'a'] } } }]),
    false,
  ],
  [
    'a condition’s value and a list of it',
    'policy',
    policy([{ Condition: 'x' }]),
    policy([{ Condition: ['x'] }]),
    false,
  ],
  ['a policy’s principal anybody and nobody', 'policy', policy([{ Principal: '*' }]), policy([{}]), false],
  ['a definition’s actions in another order', 'definition', '{"Action":["a","b"]}', '{"Action":["b","a"]}', false],
  ['a definition’s action and a list of it', 'definition', '{"Action":"a"}', '{"Action":["a"]}', false],
  ['a document that is a list of policies', 'policies', '[{"Action":"a"}]', '[{"Action":["a"]}]', false],
  ['a log filter’s pattern of a number, written otherwise', 'pattern', '404', '404.0', false],
  ['a log filter’s pattern of a word, and with a space', 'pattern', 'null', ' null', false],
  ['a document with a null, written otherwise', 'definition', '{"a":null,"b":1}', '{"b":1, "a":null}', true],
  [
    'a large number beside a small one, rounded',
    'definition',
    '{"n":[9007199254740992,1]}',
    '{"n":[9007199254740993,1]}',
    false,
  ],
  ['a document and broken JSON', 'policy', '{}', '{', false],
  ['a document’s null and an empty object', 'definition', '{"a":null}', '{"a":{}}', false],
  ['a policy and a list of one', 'policy', ['{"a":1}'], '{"a":1}', false],
  ['a protocol and a list of one', 'protocol', ['tcp'], '6', false],
  ['a policy of nothing and no policy', 'policy', '{}', '', true],
  ['JSON by chance is text', 'value', '{"a": 1}', '{"a":1}', false],
  ['an empty JSON object by chance is text', 'value', '{}', '', false],
  ['a definition with its lists in another order', 'definition', '{"a":[1,2]}', '{"a":[2,1]}', false],
  ['a definition with its members in another order', 'definition', '{"a":1,"b":2}', '{"b":2,"a":1}', true],
  ['broken JSON', 'policy', '{', '{ ', false],
  ['a document with a member twice', 'policy', '{"Effect":"Allow","Effect":"Deny"}', '{"Effect":"Deny"}', false],
  ['a document with a colon in a text', 'policy', '{"a":"\\"b\\":1"}', '{ "a": "\\"b\\":1" }', true],
  [
    'documents that differ in a number beyond 2^53',
    'policy',
    '{"n":[9007199254740992]}',
    '{"n":[9007199254740993]}',
    false,
  ],
  ['a document with a fraction', 'policy', '{"n":0.5}', '{ "n": 0.5 }', true],
  ['a tag that is called policy', 'tags', { policy: '{"a":1}' }, { policy: '{ "a": 1 }' }, false],
  ['a tag that is called policy, emptied', 'tags', { policy: '{}' }, { policy: '' }, false],
  ['a policy in a block', 'rule', [{ policy: '{"a":1}' }], [{ policy: '{ "a": 1 }' }], true],
  [
    'a variable in a block that is called policy',
    'rule',
    [{ vars: { policy: '{}' } }],
    [{ vars: { policy: '' } }],
    false,
  ],
  [
    'a tag that is called as every object’s prototype',
    'tags',
    { a: 'b' },
    JSON.parse('{"a":"b","__proto__":""}'),
    false,
  ],
  ['a number that a double can hold', 'size', 9_007_199_254_740_991, 9_007_199_254_740_991, true],
  ['a number that may be its neighbour', 'size', 9_007_199_254_740_992, 9_007_199_254_740_992, false],
  ['a protocol by name and by number', 'protocol', 'tcp', '6', true],
  ['a rule’s protocol by name and by number', 'ip_protocol', 'all', '-1', true],
  ['another protocol of a rule', 'ip_protocol', 'all', '6', false],
  ['another protocol', 'protocol', 'tcp', '17', false],
  ['a number elsewhere is no protocol', 'port', 'tcp', '6', false],
  ['an empty text in a list is not null', 'names', [''], [null], false],
  ['a text in a list is no list', 'names', ['a'], [['a']], false],
  ['an object in a list is no text', 'block', [{}], [''], false],
  ['a list and a text', 'names', ['a'], 'a', false],
  ['an object and a text', 'block', { a: 1 }, 'a', false],
  ['a set of fewer', 'ingress', [{ from_port: 1 }], [{ from_port: 1 }, { from_port: 1 }], false, 'aws_security_group'],
  ['text is no number', 'size', '1', 1, false],
];

describe('what two values mean', () => {
  it.each(cases)('%s', (_why, attribute, a, b, same, type = 'aws_thing') => {
    const at = { type, path: [attribute] };
    expect(sameValue(a, b, at)).toBe(same);
    expect(sameValue(b, a, at)).toBe(same);
  });

  it('is any order in a set within a block', () => {
    const [one, two] = [
      [{ type: 'HATE' }, { type: 'INSULTS' }],
      [{ type: 'INSULTS' }, { type: 'HATE' }],
    ];
    const inBlock = (name: string) => ({ type: 'aws_bedrock_guardrail', path: ['content_policy_config', name] });
    expect(sameValue(one, two, inBlock('filters_config'))).toBe(true);
    expect(sameValue(one, two, inBlock('others'))).toBe(false);
  });
});
