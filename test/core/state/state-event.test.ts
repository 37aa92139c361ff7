import { describe, expect, it } from 'vitest';
import { stacksOf } from '../../../functions/core/stacks.ts';
import { stackOf } from '../../../functions/core/state/state-event.ts';
import { aStack } from '../../fakes/stack.ts';

const shop = aStack();
const stacks = stacksOf([shop]);
const event = (bucket?: string, key?: string) => ({
  detail: { bucket: bucket === undefined ? {} : { name: bucket }, object: key === undefined ? {} : { key } },
});

describe('an event of a state bucket', () => {
  it.each([
    ['a stack’s state', event('states', 'shop.tfstate'), shop],
    ['its lock', event('states', 'shop.tfstate.tflock'), undefined],
    ['an object of no stack', event('states', 'other.tfstate'), undefined],
    ['another bucket', event('others', 'shop.tfstate'), undefined],
    ['the schedule', {}, 'every'],
    ['an event that names no bucket', event(undefined, 'shop.tfstate'), 'every'],
    ['an event that names no object', event('states'), 'every'],
    ['an event without particulars', { detail: {} }, 'every'],
  ])('%s', (_, given, stack) => {
    expect(stackOf(given, stacks)).toBe(stack);
  });

  it('is none of a lock, though a stack’s state were called so', () => {
    const odd = aStack({ state: { ...shop.state, key: 'x.tflock' } });
    expect(stackOf(event('states', 'x.tflock'), stacksOf([odd]))).toBeUndefined();
  });
});
