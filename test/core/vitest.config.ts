import { defineConfig } from 'vitest/config';

/**
 * The core's tests as `npm run mutate` repeats them for every mutant: quick, and the same every time. So without the laws of
 * the classifier and of the card (they take long), without records of any size, and without the real records, which are not on
 * every machine.
 */
export default defineConfig({
  test: {
    include: ['test/core/**/*.test.ts'],
    exclude: ['test/core/{bounds,laws,real-records,slack/laws}.test.ts'],
    setupFiles: ['test/core/same-values.ts'],
    env: { UNCLICK_GOLDEN: 'quick', UNCLICK_RECORDS: 'none' },
    testTimeout: 60_000,
  },
});
