import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onPath } from '../../cli/sandbox/on-path.ts';
import { type Bench, isAsSaid, play, readCases, roundsOf, startBench } from './matrix.ts';

const missing = ['terraform', 'moto_server'].filter((tool) => !onPath(tool));
const few = [
  'revoke a separate rule',
  'weaken a trust policy',
  "a log group's retention",
  'a rule beside separate rules',
  'AdministratorAccess on a role',
  "open a key's policy",
  "schedule a key's deletion",
];
const rounds = roundsOf(readCases().filter(({ name }) => few.includes(name)));

/** A short form of the drift matrix; `node test/matrix/matrix.ts` plays all of it and prints its table. */
describe.skipIf(missing.length > 0)(
  `the drift matrix, in short (needs terraform and moto_server; missing: ${missing})`,
  () => {
    let bench: Bench;
    beforeAll(async () => {
      bench = await startBench(join(import.meta.dirname, 'small'), 'matrix-small-state');
    }, 600_000);
    afterAll(() => bench?.end(), 60_000);

    it.each(rounds.map((round) => [round.map(({ name }) => name).join('; '), round] as const))(
      '%s',
      async (_names, round) => {
        const rows = await play(bench, round);
        expect(
          rows.filter((row) => !isAsSaid(row)).map(({ drift, report }) => ({ click: drift.name, ...report })),
        ).toEqual([]);
      },
      600_000,
    );

    it('holds the same revert when the configuration moved on, and changes nothing', async () => {
      const file = join(bench.directory, 'main.tf');
      const before = readFileSync(file, 'utf8');
      writeFileSync(
        file,
        before.replace('retention_in_days = 14', 'retention_in_days = 14\n  tags = { Owner = "later" }'),
      );
      const [drift] = readCases().filter(({ name }) => name === "a log group's retention");
      const [row] = drift ? await play(bench, [drift]) : [];
      writeFileSync(file, before);
      expect(row?.report).toMatchObject({
        outcome: 'held',
        reasons: [{ code: 'rides-along', attribute: 'tags' }, { code: 'rides-along' }],
      });
      expect(row?.sameByApi).toBe(false);
    }, 600_000);
  },
);
