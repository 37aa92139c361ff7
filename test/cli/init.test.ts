import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { firstConfig } from '../../cli/init/first-config.ts';
import { configFrom } from '../../functions/runtime/config.ts';
import { parseConfig } from '../../functions/runtime/parse-config.ts';

function stacksOf(keys: readonly string[]) {
  const text = firstConfig({
    bucket: 'states',
    region: 'eu-west-1',
    keys,
    repository: 'https://github.com/acme/infra',
  });
  return configFrom(parseConfig(text, 'unclick.yml')).stacks;
}

const key = (env: string, name: string) => `live/${env}/${name}/terraform.tfstate`;

describe('a first configuration', () => {
  it('makes one entry of many states of one shape', () => {
    const keys = ['web', 'api', 'db'].flatMap((name) => [key('prod', name), key('test', name)]);
    const stacks = stacksOf(keys);
    expect([stacks.all.length, stacks.patterns.length]).toEqual([0, 1]);
    expect(stacks.named('prod-web')).toMatchObject({ mode: 'observe', source: { directory: 'live/prod/web' } });
  });

  it('names few states one by one, and a workspace as a stack of its own', () => {
    const stacks = stacksOf(['network/terraform.tfstate', 'env:/blue/app/terraform.tfstate', 'app/terraform.tfstate']);
    expect(stacks.all.map(({ name }) => name)).toEqual(['network', 'app-blue', 'app']);
    expect(stacks.named('app-blue')?.state).toMatchObject({
      workspace: 'blue',
      key: 'env:/blue/app/terraform.tfstate',
    });
  });

  it('covers every state with exactly one stack, whatever the keys', () => {
    const part = fc.stringMatching(/^[a-z0-9._-]{1,6}$/);
    const path = fc.array(part, { minLength: 1, maxLength: 6 }).map((parts) => `${parts.join('/')}.tfstate`);
    fc.assert(
      fc.property(fc.uniqueArray(path, { minLength: 1, maxLength: 12 }), (keys) => {
        const stacks = stacksOf(keys);
        for (const one of keys) expect(stacks.holding('states', one)?.state.key, one).toBe(one);
      }),
    );
  });
});
