import { describe, expect, it } from 'vitest';
import { MOST_KEYS } from '../../../functions/core/identity/bounds.ts';
import { elements, field, holdsHidden, isHidden, scalar, scalars } from '../../../functions/core/identity/field.ts';
import type { Json } from '../../../functions/core/json.ts';

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

  it.each<[Json | undefined, Json[]]>([
    [{ items: [1, 2] }, [1, 2]],
    [{ items: 'x' }, [{ items: 'x' }]],
    [{ item: ['a'] }, ['a']],
    [{ item: { a: 1 } }, [{ a: 1 }]],
    [{ member: ['x'] }, ['x']],
    [{ member: { a: 1 } }, [{ a: 1 }]],
    [{ a: 1 }, [{ a: 1 }]],
    ['x', ['x']],
    [7, [7]],
    [[null], [null]],
    [[], []],
    [{}, []],
    ['', []],
    [null, []],
    [undefined, []],
  ])('%j is a list of %j', (value, list) => {
    expect(elements(value)).toEqual(list);
  });

  it.each<[Json, string[]]>([
    [{ items: [{ value: 'a' }, { b: 1 }, 'c'] }, ['a', 'c']],
    [{ tag: 1, content: 'fl-1' }, ['fl-1']],
    [
      [{ tag: 1, content: 'a' }, { value: false }, '', null, { other: 1 }, 7],
      ['a', 'false', '7'],
    ],
    [{ a: 1 }, []],
  ])('%j has the texts %j', (value, texts) => {
    expect(scalars(value)).toEqual(texts);
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
