import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { MemoryStateIndex } from '../functions/adapters/memory-state-index.ts';
import { prepare } from '../functions/core/classify.ts';
import { isObject } from '../functions/core/json.ts';
import { CONSOLE_ONLY } from '../functions/core/policy.ts';
import { parseRecord } from '../functions/core/record.ts';
import { indexState } from '../functions/core/state/index-state.ts';
import { readState } from '../functions/core/state/state.ts';
import { generatedState } from './generated-state.ts';
import { takeTurns } from './measure.ts';

const resources = 100_000;
const rounds = 15;
const goal = 0.5;
const repeats = 100;

/** Verdicts a second on one core, parse included, against an index of 100,000 resources. */
export async function run(isJson: boolean): Promise<void> {
  const lines = recordLines();
  const index = largeIndex();
  let drift = 0;
  const seconds = takeTurns(
    {
      parse: () => {
        for (const line of lines) JSON.parse(line);
      },
      classify: () => {
        drift = 0;
        for (const line of lines) if (verdictOn(line, index) === 'drift') drift++;
      },
    },
    rounds,
  );
  const bytes = lines.reduce((sum, line) => sum + line.length, 0);
  const result = {
    bench: 'classify',
    records: lines.length,
    megabytes: Number((bytes / 1e6).toFixed(1)),
    resources,
    parsedPerSecond: Math.round(lines.length / seconds.parse),
    verdictsPerSecond: Math.round(lines.length / seconds.classify),
    speedOfParse: Number((seconds.parse / seconds.classify).toFixed(3)),
    goal,
    drift,
  };
  const text = `${result.verdictsPerSecond} verdicts/s, JSON.parse alone ${result.parsedPerSecond}/s: ${result.speedOfParse} of its speed (goal ${goal}); ${result.records} records, ${result.megabytes} MB, index of ${resources} resources`;
  process.stdout.write(`${isJson ? JSON.stringify(result) : text}\n`);
}

function verdictOn(line: string, index: MemoryStateIndex): string {
  const parsed = parseRecord(JSON.parse(line));
  if (!parsed.ok) return 'unresolved';
  const prepared = prepare(parsed.record, CONSOLE_ONLY);
  return (prepared.settled ? prepared.verdict : prepared.decide(index.find(prepared.keys))).verdict;
}

function largeIndex(): MemoryStateIndex {
  const state = readState(JSON.parse(generatedState(resources, resources * 600)));
  if (!state.ok) throw new Error(state.why);
  const index = new MemoryStateIndex();
  index.add(indexState(state.resources, { stack: 'generated' }));
  return index;
}

/** Real records where there are some; else the project's own events, again and again. */
function recordLines(): string[] {
  const folder = process.env.UNCLICK_RECORDS ?? resolve(import.meta.dirname, '../../shared/cloudtrail');
  const file = join(folder, 'all.ndjson.gz');
  if (!existsSync(file)) {
    process.stderr.write(`no real records at ${file} (UNCLICK_RECORDS): our own events, ${repeats} times\n`);
    return Array.from({ length: repeats }, ownRecords).flat();
  }
  return gunzipSync(readFileSync(file))
    .toString('utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
    .map((line: unknown) => JSON.stringify(isObject(line) ? line.record : null));
}

function ownRecords(): string[] {
  const folder = join(import.meta.dirname, '..', 'events');
  return readdirSync(folder)
    .map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')))
    .map((event: unknown) => JSON.stringify(isObject(event) ? event.detail : null));
}
