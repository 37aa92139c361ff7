import { expect, it } from 'vitest';
import { remembered, rememberedOfLast } from '../../functions/core/remembered.ts';

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

it('remembers the last answer alone, by the name and the very object', () => {
  const asked: string[] = [];
  const lengthOf = rememberedOfLast((name, of: readonly number[]) => {
    asked.push(name);
    return of.length;
  });
  const [one, two] = [[1], [1]];
  expect([lengthOf('a', one), lengthOf('a', one), lengthOf('a', two), lengthOf('b', two), lengthOf('a', two)]).toEqual([
    1, 1, 1, 1, 1,
  ]);
  expect(asked).toEqual(['a', 'a', 'b', 'a']);
});
