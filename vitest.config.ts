import { defineConfig } from 'vitest/config';

/** Tests that start Terraform, moto with a whole deployment, or Chromium: each wants the machine for itself. */
const heavy = [
  'test/chaos/**/*.test.ts',
  'test/loop/**/*.test.ts',
  'test/matrix/**/*.test.ts',
  'test/cli/console/page.test.ts',
  'test/docs/deployment.test.ts',
  'test/docs/sandbox.test.ts',
];

/** The docs' long commands, in short: ten minutes of benches, a demo and a sandbox. `npm run test:long` runs them, and nothing else does. */
const long = ['test/docs/long.test.ts'];

const common = { pool: 'forks', hookTimeout: 60_000 } as const;

export default defineConfig({
  test: {
    projects: [
      {
        test: {
          ...common,
          name: 'parts',
          include: ['test/**/*.test.ts'],
          exclude: [...heavy, ...long],
          testTimeout: 30_000,
          maxWorkers: 2,
          sequence: { groupOrder: 0 },
        },
      },
      {
        test: {
          ...common,
          name: 'whole',
          include: heavy,
          testTimeout: 120_000,
          maxWorkers: 1,
          sequence: { groupOrder: 1 },
        },
      },
      ...(process.env.UNCLICK_LONG ? [{ test: { ...common, name: 'long', include: long, maxWorkers: 1 } }] : []),
    ],
  },
});
