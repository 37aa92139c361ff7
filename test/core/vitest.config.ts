import { defineConfig } from 'vitest/config';

/** The classifier's tests alone: what mutation testing runs again for every mutant. */
export default defineConfig({
  test: {
    include: ['test/core/{event-pattern,golden,laws,mutation,origin,people,record,state,verdict,identity}.test.ts'],
    testTimeout: 60_000,
  },
});
