import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stackPattern } from '../../functions/core/stack-pattern.ts';
import { stacksOf } from '../../functions/core/stacks.ts';
import { hasPlaces, literalPrefix, template } from '../../functions/core/template.ts';
import { configFrom } from '../../functions/runtime/config.ts';
import { parseConfig } from '../../functions/runtime/parse-config.ts';
import { aStack } from '../fakes/stack.ts';

function stacks(yaml: string) {
  return configFrom(parseConfig(`stacks:\n${yaml}`, 'unclick.yml')).stacks;
}

const estate = `
  - name: '{env}-{name}'
    state: s3://states/{env}/{name}/terraform.tfstate
    source: { directory: 'live/{env}/{name}' }
    terraform: { variables: { environment: '{env}' } }
    mode: approve
`;

describe('a pattern of stacks', () => {
  it('finds the stack that a state object belongs to', () => {
    const stack = stacks(estate).holding('states', 'prod/web/terraform.tfstate');
    expect(stack).toMatchObject({
      name: 'prod-web',
      mode: 'approve',
      source: { directory: 'live/prod/web' },
      terraform: { variables: { environment: 'prod' } },
      state: { bucket: 'states', key: 'prod/web/terraform.tfstate' },
    });
  });

  it('finds the state of a stack by its name', () => {
    expect(stacks(estate).named('prod-web')?.state.key).toBe('prod/web/terraform.tfstate');
    expect(stacks(estate).named('prod-web-2')?.state.key).toBe('prod/web-2/terraform.tfstate');
  });

  it.each([
    ['another bucket', 'others', 'prod/web/terraform.tfstate'],
    ['another key', 'states', 'prod/web/extra/terraform.tfstate'],
    ['a lock', 'states', 'prod/web/terraform.tfstate.tflock'],
    ['values that could be read in two ways', 'states', 'prod-eu/web/terraform.tfstate'],
    ['a value that no stack name may have', 'states', 'prod/../terraform.tfstate'],
  ])('does not take %s', (_why, bucket, key) => {
    expect(stacks(estate).holding(bucket, key)).toBeUndefined();
  });

  it('takes only the values that `where` allows, and of two patterns the first that fits', () => {
    const two = stacks(`
  - { name: '{env}-{name}', state: 's3://states/{env}/{name}/terraform.tfstate', where: { env: [prod] }, mode: approve }
  - { name: '{env}-{name}', state: 's3://states/{env}/{name}/terraform.tfstate', mode: auto }
`);
    expect(two.named('prod-web')?.mode).toBe('approve');
    expect(two.named('test-web')?.mode).toBe('auto');
    expect(two.holding('states', 'test/web/terraform.tfstate')?.mode).toBe('auto');
  });

  it('leaves a state to the stack that names it, under its one name', () => {
    const mixed = stacks(`
  - { name: core, state: 's3://states/prod/core/terraform.tfstate', mode: observe }${estate}`);
    expect(mixed.holding('states', 'prod/core/terraform.tfstate')?.name).toBe('core');
    expect(mixed.named('prod-core')).toBeUndefined();
  });

  it('gives no state a name that another stack has', () => {
    const taken = stacks(`
  - { name: prod-core, state: 's3://states/elsewhere.tfstate' }${estate}`);
    expect(taken.holding('states', 'prod/core/terraform.tfstate')).toBeUndefined();
    expect(taken.named('prod-core')?.state.key).toBe('elsewhere.tfstate');
  });

  const alone = (name: string, key: string) =>
    stackPattern({
      name,
      key,
      bucket: 'states',
      region: 'r',
      where: {},
      make: ({ env }) => aStack({ name: `${env}` }),
    });

  it('has by itself no stack for what could be read in two ways', () => {
    const pattern = alone('{env}-{name}', '{env}/{name}.tfstate');
    expect(pattern.prefix).toBe('');
    expect(pattern.holding('states', 'prod/web.tfstate')?.name).toBe('prod');
    expect(pattern.holding('states', 'prod-eu/web.tfstate')).toBeUndefined();
    expect(pattern.named('prod-web')?.name).toBe('prod');
  });

  it('has no stack where the name does not say all of the state’s key', () => {
    const pattern = alone('{env}', 'live/{env}/{name}.tfstate');
    expect(pattern.prefix).toBe('live/');
    expect([pattern.named('prod'), pattern.holding('states', 'live/prod/web.tfstate')]).toEqual([undefined, undefined]);
  });

  it('reads a workspace from the backend prefix', () => {
    const spaces = stacks(`
  - { name: 'app-{workspace}', state: 's3://states/app.tfstate', workspace: '{workspace}' }`);
    expect(spaces.holding('states', 'env:/blue/app.tfstate')).toMatchObject({
      name: 'app-blue',
      state: { workspace: 'blue' },
    });
  });

  const value = fc.stringMatching(/^[a-z0-9._-]{1,8}$/);
  it('never has one name for two states, nor two names for one state', () => {
    fc.assert(
      fc.property(value, value, (env, name) => {
        const all = stacks(estate);
        const key = `${env}/${name}/terraform.tfstate`;
        const stack = all.holding('states', key);
        if (!stack) return true;
        return all.named(stack.name)?.state.key === key && stack.state.key === key;
      }),
    );
  });

  it('finds every stack whose values have no separator in them', () => {
    const word = fc.stringMatching(/^[a-z0-9_]{1,8}$/);
    fc.assert(
      fc.property(word, word, (env, name) => {
        expect(stacks(estate).named(`${env}-${name}`)?.state.key).toBe(`${env}/${name}/terraform.tfstate`);
      }),
    );
  });
});

describe('a template', () => {
  it('reads what it wrote, or says undefined', () => {
    const { read, write } = template('a/{x}-{y}/b.{x}');
    fc.assert(
      fc.property(fc.stringMatching(/^[a-z.-]{1,5}$/), fc.stringMatching(/^[a-z.-]{1,5}$/), (x, y) => {
        const text = write({ x, y });
        const values = read(text);
        expect(values === undefined ? text : write(values)).toBe(text);
      }),
    );
    expect(read('a/1-2/b.1')).toEqual({ x: '1', y: '2' });
    expect(read('a/1-2/b.3')).toBeUndefined();
  });

  it('takes for a place what has a name in braces, and nothing else', () => {
    expect(['{x}', 'a/{x1Y}/b', '{X}', '{1}', '{}', 'x', '{x'].map(hasPlaces)).toEqual([
      true,
      true,
      ...Array(5).fill(false),
    ]);
    expect(template('{x}{1}{y}').read('a{1}b')).toEqual({ x: 'a', y: 'b' });
    expect(template('(a|b).{x}').read('(a|b).c')).toEqual({ x: 'c' });
    expect(template('(a|b).{x}').read('a.c')).toBeUndefined();
    expect(template('{x}/{y}').names).toEqual(['x', 'y']);
    expect(template('{x}/{y}').write({ x: 'a' })).toBe('a/{y}');
  });

  it('begins with what stands before its first place', () => {
    expect(['a/b/{x}/c/{y}', '{x}/a', 'a/b'].map(literalPrefix)).toEqual(['a/b/', '', 'a/b']);
  });
});

it('an estate without patterns is as it was', () => {
  const none = stacksOf([]);
  expect([none.all, none.patterns, none.named('x'), none.holding('b', 'k')]).toEqual([[], [], undefined, undefined]);
});
