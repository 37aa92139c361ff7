import { describe, expect, it } from 'vitest';
import { whyUnresolved } from '../../functions/core/unresolved-words.ts';

describe('why a click could not be resolved', () => {
  it.each([
    ['hidden-identity', 'CloudTrail hides the values that say what was touched'],
    ['ambiguous', 'more than one stack claims it'],
    ['unmanaged', 'unmanaged'],
  ] as const)('is said in words where there are some: %s', (reason, words) => {
    expect(whyUnresolved({ reason })).toBe(words);
    expect(whyUnresolved({ reason, lagging: [] })).toBe(words);
  });

  it('names the stacks that the index cannot answer for', () => {
    const lagging = [
      { stack: 'net', why: 'not read yet' },
      { stack: 'shop', why: 'encrypted' },
    ];
    expect(whyUnresolved({ reason: 'ambiguous', lagging })).toBe(
      'no state that is indexed holds it, but the index lags behind net (not read yet), shop (encrypted)',
    );
  });
});
