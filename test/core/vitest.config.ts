import { defineConfig } from 'vitest/config';

/** The classifier's tests that are quick enough to run again for every mutant: all but the laws and the real records. */
export default defineConfig({
  test: {
    include: ['test/core/{event-pattern,golden,mutation,origin,people,record,state,verdict}.test.ts'],
    testTimeout: 60_000,
  },
});
