import { describe, expect, it } from 'vitest';
import { instancesOf, isHeld } from '../../functions/core/adopt/in-state.ts';
import { adoptions, childrenOf } from '../../functions/core/adopt.ts';
import type { JsonObject } from '../../functions/core/json.ts';
import readOnly from '../../functions/core/pin/read-only.generated.json' with { type: 'json' };
import { aClick } from '../fakes/clicks.ts';
import cases from './adopt-cases.json' with { type: 'json' };

const rows = Object.entries(adoptions).flatMap(([call, list]) => list.map((row) => ({ call, ...row })));

describe('the table of adoptions', () => {
  it('has a case for every row', () => {
    const seen = new Set(cases.flatMap(({ call, children }) => children.map(({ type }) => `${call} ${type}`)));
    expect(rows.map(({ call, type }) => `${call} ${type}`).filter((row) => !seen.has(row))).toEqual([]);
    expect(rows.length).toBeGreaterThanOrEqual(25);
  });

  it.each(rows)('$call makes a type that the provider knows: $type', ({ type }) => {
    expect(Object.keys(readOnly)).toContain(type);
  });

  it.each(cases)('$call: $why', ({ call, request, response, children }) => {
    const [service, name] = call.split(':');
    const found = childrenOf(aClick({ ...(service && { service }), ...(name && { name }), request, response }));
    expect(found.map(({ type, importId }) => ({ type, id: importId }))).toEqual(children);
  });

  it('reads Lambda’s versioned names', () => {
    const request = { functionName: 'arn:aws:lambda:us-east-1:123456789012:function:worker', statementId: 'everyone' };
    const [child] = childrenOf(aClick({ service: 'lambda', name: 'AddPermission20150331v2', request }));
    expect(child).toMatchObject({
      importId: 'worker/everyone',
      expected: { function_name: 'worker', statement_id: 'everyone' },
    });
  });

  it.each([
    ['a missing field', { roleName: 'app' }],
    ['a hidden field', { roleName: 'app', policyArn: 'HIDDEN_DUE_TO_SECURITY_REASONS' }],
    ['no request', null],
  ])('yields nothing for %s', (_name, request) => {
    expect(childrenOf(aClick({ service: 'iam', name: 'AttachRolePolicy', request }))).toEqual([]);
  });

  it('knows how to switch a child off where it only may do that, and needs every word for it', () => {
    const made = { accessKey: { accessKeyId: 'AKIAEXAMPLE', userName: 'bob' } };
    const [key] = childrenOf(aClick({ service: 'iam', name: 'CreateAccessKey', request: {}, response: made }));
    expect(key?.off).toEqual({ user: 'bob', status: 'Inactive' });
    const [rule] = childrenOf(aClick({ service: 'iam', name: 'CreateLoginProfile', request: { userName: 'bob' } }));
    expect(rule).not.toHaveProperty('off');
  });

  it('yields nothing where only the id, or only what must be read back, is known', () => {
    const subscribe = { topicArn: 'arn:aws:sns:us-east-1:123456789012:t', protocol: 'sqs' };
    expect(childrenOf(aClick({ service: 'sns', name: 'Subscribe', request: subscribe }))).toEqual([]);
    const alias = { functionName: 'worker', name: 'live' };
    expect(childrenOf(aClick({ service: 'lambda', name: 'CreateAlias20150331', request: alias }))).toEqual([]);
  });

  it.each([
    ['lambda:CreateFunctionUrlConfig', { functionName: 'worker' }, 'worker'],
    ['lambda:CreateFunctionUrlConfig', { functionName: '123456789012:function:worker:live' }, 'worker'],
    ['events:PutPermission', { statementId: 's' }, 'default/s'],
    ['events:PutPermission', { statementId: 's', eventBusName: 'arn:aws:events:us-east-1:1:event-bus/b' }, 'b/s'],
    ['ec2:UnknownCall', {}, undefined],
  ])('%s of %j has the id %s', (call, request, id) => {
    const [service = '', name = ''] = call.split(':');
    expect(childrenOf(aClick({ service, name, request }))[0]?.importId).toBe(id);
  });
});

describe('what a state holds', () => {
  const state = {
    version: 4,
    resources: [
      {
        module: 'module.a["x"]',
        mode: 'managed',
        type: 'aws_security_group_rule',
        name: 'r',
        provider: 'provider["registry.terraform.io/hashicorp/aws"].west',
        instances: [
          {
            index_key: 0,
            attributes: { id: 'sgrule-1', security_group_id: 'sg-1', security_group_rule_id: 'sgr-1' },
            dependencies: ['aws_vpc.v'],
          },
          { index_key: 1, deposed: 'aa', attributes: {} },
        ],
      },
      { mode: 'data', type: 'aws_region', name: 'here', instances: [{ attributes: { id: 'x' } }] },
    ],
  };

  it('is read instance by instance', () => {
    expect(instancesOf(state)).toEqual([
      {
        address: 'module.a["x"].aws_security_group_rule.r[0]',
        type: 'aws_security_group_rule',
        alias: 'west',
        foreign: false,
        attributes: { id: 'sgrule-1', security_group_id: 'sg-1', security_group_rule_id: 'sgr-1' },
        dependencies: ['aws_vpc.v'],
      },
    ]);
  });

  it.each([
    ['no state', null],
    ['a list', []],
    ['no resources', {}],
    ['resources that are none', { resources: [7, { mode: 'managed' }, { mode: 'managed', instances: [null, {}] }] }],
  ])('is nothing of %s', (_, json) => expect(instancesOf(json)).toEqual([]));

  it('is addressed as Terraform prints it, with the provider of its module', () => {
    const resource = { mode: 'managed', type: 'aws_vpc', name: 'v' };
    const instances = [{ attributes: { id: 'vpc-1' } }, { index_key: `\${x}`, attributes: { id: 'vpc-2' } }];
    const provider = 'module.net.provider["registry.terraform.io/hashicorp/aws"].west';
    const read = instancesOf({
      resources: [
        { ...resource, provider, instances },
        { ...resource, instances },
      ],
    });
    expect(read.map(({ address, alias, foreign }) => [address, alias, foreign])).toEqual([
      ['aws_vpc.v', 'west', true],
      [`aws_vpc.v["$\${x}"]`, 'west', true],
      ['aws_vpc.v', undefined, false],
      [`aws_vpc.v["$\${x}"]`, undefined, false],
    ]);
    expect(read[0]).toMatchObject({ type: 'aws_vpc', dependencies: [] });
  });

  it('is held by its id, or by all that is known of it, in its own type', () => {
    const vpc = (attributes: JsonObject, type = 'aws_vpc') => ({ type, attributes, ...rest });
    const rest = { address: 'x', alias: undefined, foreign: false, dependencies: [] };
    const child = { type: 'aws_vpc', importId: 'vpc-1', expected: { cidr: '10', size: '7', open: 'true' } };
    expect(isHeld(child, [vpc({ id: 'vpc-2' }), vpc({ id: 'vpc-1' })])).toBe(true);
    expect(isHeld(child, [vpc({ id: 'x', cidr: '10', size: 7, open: true })])).toBe(true);
    expect(isHeld(child, [vpc({ id: 'x', cidr: '10', size: 7 })])).toBe(false);
    expect(isHeld(child, [vpc({ id: 'vpc-1' }, 'aws_subnet')])).toBe(false);
    expect(isHeld(child, [])).toBe(false);
  });

  it('is not rogue, under an older type’s name either', () => {
    const rule = (id: string) => ({
      type: 'aws_vpc_security_group_ingress_rule',
      importId: id,
      expected: { security_group_id: 'sg-1', security_group_rule_id: id },
    });
    expect(isHeld(rule('sgr-1'), instancesOf(state))).toBe(true);
    expect(isHeld(rule('sgr-2'), instancesOf(state))).toBe(false);
  });
});
