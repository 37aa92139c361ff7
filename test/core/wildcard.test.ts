import fc from 'fast-check';
import { expect, it } from 'vitest';
import { wildcard } from '../../functions/core/wildcard.ts';

it('agrees with the regular expression that says the same', () => {
  const text = fc.stringMatching(/^[ab.]{0,6}$/);
  const pattern = fc.stringMatching(/^[ab.*]{0,5}$/);
  fc.assert(
    fc.property(pattern, text, (wanted, given) => {
      const expression = new RegExp(`^${wanted.replaceAll('.', '\\.').replaceAll('*', '.*')}$`);
      expect(wildcard(wanted, given)).toBe(expression.test(given));
    }),
    { numRuns: 1000 },
  );
});
