import { describe, expect, it } from 'vitest';
import {
  cutsSoFar,
  firstFields,
  firstOf,
  MOST_KEYS,
  MOST_PARAMETERS,
} from '../../../functions/core/identity/bounds.ts';
import { elements } from '../../../functions/core/identity/field.ts';
import { unwrap } from '../../../functions/core/identity/request.ts';

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
