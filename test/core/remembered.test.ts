import { expect, it } from 'vitest';
import { remembered } from '../../functions/core/remembered.ts';

it('computes each name once, and forgets all of them when it knows too many', () => {
  const computed: string[] = [];
  const shout = remembered((name) => {
    computed.push(name);
    return name.toUpperCase();
  }, 2);
  expect(['a', 'b', 'a', 'b'].map(shout)).toEqual(['A', 'B', 'A', 'B']);
  expect(computed).toEqual(['a', 'b']);
  expect(['c', 'c', 'a', 'c'].map(shout)).toEqual(['C', 'C', 'A', 'C']);
  expect(computed).toEqual(['a', 'b', 'c', 'a']);
});
