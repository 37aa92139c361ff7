import fc from 'fast-check';

/** What is repeated for every mutant (vitest.config.ts) tries the same values each time, so that a score is the same, too. */
fc.configureGlobal({ seed: 1 });
