import { describe, expect, it } from 'vitest';
import { childScope, configurationOf, rootScope } from '../../../functions/core/guard/configuration.ts';
import { resourcesBehind } from '../../../functions/core/guard/references.ts';
import type { Json } from '../../../functions/core/json.ts';

/** A root module that calls `net`, which calls `db`. */
const db = { outputs: { id: { expression: { references: ['aws_db.it.id', 'aws_db.it'] } } } };
const net = {
  resources: [
    { address: 'aws_subnet.a', expressions: { vpc_id: { references: ['var.vpc'] } } },
    { address: 'aws_x.y' },
  ],
  outputs: {
    id: { expression: { references: ['aws_subnet.a[0].id', 'aws_subnet.a[0]', 'aws_subnet.a'] } },
    db: { expression: { references: ['module.db.id', 'module.db'] } },
    wild: { expression: { references: ['local.x'] } },
  },
  module_calls: { db: { expressions: {}, module: db } },
};
const expressions = { vpc: { references: ['aws_vpc.main.id', 'aws_vpc.main'] }, plain: { constant_value: 'x' } };
const configuration = { root_module: { module_calls: { net: { expressions, module: net }, broken: {} } } };
const root = rootScope(configuration);
const inNet = root && childScope(root, 'net');

describe('the resources that an expression is made of', () => {
  const behind = (expression: Json | undefined, scope = root) => scope && resourcesBehind(expression, scope);
  const referring = (...references: readonly Json[]) => ({ references });

  it.each<[string, Json | undefined, readonly string[]]>([
    ['nothing is asked', undefined, []],
    ['a constant', { constant_value: 'aws_vpc.main' }, []],
    ['a resource', referring('aws_vpc.main.id', 'aws_vpc.main'), ['aws_vpc.main']],
    ['an instance', referring('aws_vpc.main["a.b"].id', 'aws_vpc.two[10].id'), ['aws_vpc.main', 'aws_vpc.two']],
    [
      'blocks',
      [{ rule: [{ vpc: referring('aws_vpc.a.id') }], name: referring('aws_vpc.b.id') }],
      ['aws_vpc.a', 'aws_vpc.b'],
    ],
    ['what Terraform itself knows', referring('each.key', 'count.index', 'path.module', 'terraform.workspace'), []],
    ['what a block knows of itself', referring('self.id'), []],
    ['an output of a module', referring('module.net.id', 'module.net'), ['module.net.aws_subnet.a']],
    ['an output of a module of a module', referring('module.net.db'), ['module.net.module.db.aws_db.it']],
  ])('%s', (_what, expression, found) => {
    expect(behind(expression)).toEqual(found);
  });

  it.each<[string, Json]>([
    ['a local', referring('local.x')],
    ['a data source', referring('data.aws_vpc.main.id')],
    ['a variable of the root', referring('var.vpc')],
    ['a lone word', referring('aws_vpc')],
    ['something beside a resource', referring('aws_vpc.main.id', 'local.x')],
    ['an output that is not there', referring('module.net.gone')],
    ['an output of a module that is not there', referring('module.gone.id')],
    ['an output of a module without a body', referring('module.broken.id')],
    ['an output that leads nowhere', referring('module.net.wild')],
    ['no text', referring(1)],
  ])('cannot be followed to the end: %s', (_what, expression) => {
    expect(behind(expression)).toBeUndefined();
  });

  it('are followed through a variable to the module that calls', () => {
    expect(behind(referring('var.vpc'), inNet)).toEqual(['aws_vpc.main']);
    expect(behind(referring('var.plain'), inNet)).toEqual([]);
    expect(behind(referring('var.unset'), inNet)).toBeUndefined();
    expect(behind(referring('aws_subnet.b.id'), inNet)).toEqual(['module.net.aws_subnet.b']);
  });
});

describe('the configuration of a resource', () => {
  it('is found by its address, in its module', () => {
    const found = configurationOf(configuration, 'module.net["x"].aws_subnet.a[0]');
    expect(found?.expressions).toEqual({ vpc_id: { references: ['var.vpc'] } });
    expect(found?.module.path).toBe('module.net');
    expect(configurationOf(configuration, 'module.net.aws_x.y')?.expressions).toEqual({});
  });

  it.each([
    ['module.net.aws_subnet.b'],
    ['module.gone.aws_subnet.a'],
    ['module.broken.aws_subnet.a'],
    ['module.gone.module.net.aws_subnet.a'],
    ['aws_subnet.a'],
    ['module.net.module.db.aws_db.it'],
    ['no address'],
  ])('is not shown: %s', (address) => {
    expect(configurationOf(configuration, address)).toBeUndefined();
    expect(configurationOf({}, address)).toBeUndefined();
  });
});
