import { describe, expect, it } from 'vitest';
import { gravestOf } from '../../../functions/core/take-back/gravest.ts';

describe('what a run of several answers came to', () => {
  const fromBadToGood = ['failed', 'held', 'invisible', 'reverted', 'left', 'clean'] as const;

  it.each(fromBadToGood)('is %s where nothing graver is among them, in any order', (outcome) => {
    const rest = fromBadToGood.slice(fromBadToGood.indexOf(outcome));
    expect(gravestOf(rest)).toBe(outcome);
    expect(gravestOf(rest.toReversed())).toBe(outcome);
  });

  it('is clean where there was nothing to answer', () => {
    expect(gravestOf([])).toBe('clean');
  });
});
