// `npm run mutate` mutates functions/core, group by group, and says what its tests notice. `-- GROUP… FILE…`: only these.
// `--survivors`: lists what no test noticed. `--force`: tries everything again, not only what has changed since the last run.
import { parseArgs } from 'node:util';
import { Stryker } from '@stryker-mutator/core';
import { groupsOf, type MutationGroup } from './mutation-groups.ts';
import { type MutantResult, percent, scoreOf, scoresOf, survivors, table } from './mutation-table.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { survivors: { type: 'boolean', default: false }, force: { type: 'boolean', default: false } },
});

/** Runs one group. Its results stay in reports/mutation, so that the next run tries only what has changed. */
async function mutantsOf(group: MutationGroup): Promise<MutantResult[]> {
  const stryker = new Stryker({
    mutate: group.files.map((file) => `functions/core/${file}`),
    incrementalFile: `reports/mutation/${group.name}.json`,
    tempDirName: `.stryker-tmp/${group.name}`,
    reporters: [process.stdout.isTTY ? 'progress' : 'progress-append-only'],
    force: values.force,
  });
  const mutants = await stryker.runMutationTest();
  // The file of results remembers more than was asked for.
  return mutants.filter(({ fileName }) => group.files.some((file) => fileName.endsWith(`/functions/core/${file}`)));
}

const all: MutantResult[] = [];
const rows: Parameters<typeof table>[0][number][] = [];
let isUnder = false;
for (const group of groupsOf(positionals)) {
  process.stdout.write(`${group.name}: ${group.files.length} files\n`);
  const mutants = await mutantsOf(group);
  const score = scoreOf(group.name, mutants);
  rows.push(...scoresOf(mutants).map((one) => [one, group.bound] as const), [score, group.bound]);
  isUnder ||= percent(score) < group.bound;
  all.push(...mutants);
}
if (values.survivors) process.stdout.write(`\n${survivors(all)}\n`);
process.stdout.write(`\n${table([...rows, [scoreOf('all', all), 90]])}\n`);
if (isUnder) process.exitCode = 1;
