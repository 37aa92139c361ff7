import { parseArgs } from 'node:util';
import { check } from './check.ts';

/** The long run of the model: `npm run model -- [--runs 10000] [--seed N] [--path …] [--json]`. Exits with 1 where the promise breaks. */
const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '10000' },
    seed: { type: 'string' },
    path: { type: 'string' },
    json: { type: 'boolean', default: false },
  },
});
const runs = Number(values.runs);
const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
if (!Number.isInteger(runs) || !Number.isInteger(seed)) throw new Error('--runs and --seed are whole numbers');

const begun = Date.now();
const seconds = () => (Date.now() - begun) / 1000;
process.stderr.write(`${runs} histories, seed ${seed}\n`);
let said = 0;
function progress(histories: number): void {
  const every = process.stderr.isTTY ? 1 : 30;
  if (seconds() - said < every) return;
  said = seconds();
  const line = `${histories} of ${runs}, ${Math.round(histories / said)} a second, ${Math.round((runs - histories) / (histories / said))} s left`;
  process.stderr.write(process.stderr.isTTY ? `\r${line}   ` : `${line}\n`);
}

const path = values.path === undefined ? {} : { path: values.path };
const { tally, failure } = await check({ runs, seed, ...path, progress });
const { hit, passed, ...counts } = tally;
const report = {
  holds: failure === undefined,
  seed,
  seconds: Math.round(seconds()),
  ...counts,
  places: passed.size,
  mishaps: hit.size,
  neverDiedAt: tally.neverDiedAt,
};
process.stderr.write(process.stderr.isTTY ? '\n' : '');
if (values.json) process.stdout.write(`${JSON.stringify(report)}\n`);
else for (const [name, value] of Object.entries(report)) process.stdout.write(`${name}: ${JSON.stringify(value)}\n`);
if (failure !== undefined) {
  process.stdout.write(`\n${failure}`);
  process.exitCode = 1;
}
