import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { startMoto } from '../../cli/sandbox/moto.ts';
import { Shutdown } from '../../cli/sandbox/shutdown.ts';
import type { Click } from '../../functions/core/click.ts';
import type { Json } from '../../functions/core/json.ts';
import type { RunReport } from '../../functions/core/run.ts';
import type { Match } from '../../functions/core/verdict.ts';
import { aStack } from '../fakes/stack.ts';
import { type Boto, type Call, startBoto } from './boto.ts';
import { clickOf } from './click-of-call.ts';
import { answer, type OneRun } from './one-run.ts';
import { fillIn } from './state-values.ts';
import { answerWhileWaiting, isHeldBack, type Waited } from './waiting-configuration.ts';

/** One drift of the matrix (test/matrix/cases.json). `<address.attribute>` stands for a value of the state. */
export interface Case {
  readonly name: string;
  readonly calls: readonly Call[];
  readonly hits: readonly string[];
  readonly match?: Match;
  readonly answers: readonly string[];
  readonly outcome: string;
  /** Calls whose answers must be after the run what they were before the click: the AWS API's own word. */
  readonly check?: readonly Call[];
  /** What a person would do about what was only told. */
  readonly cleanup?: readonly Call[];
}

export interface Row {
  readonly drift: Case;
  readonly planExit: number;
  readonly report: RunReport;
  readonly sameByApi: boolean | undefined;
  readonly seconds: number;
  /** The same clicks while configuration waited, before they were answered without. */
  readonly waited?: Waited;
}

export interface Bench extends OneRun {
  readonly boto: Boto;
  terraform(...args: string[]): string;
  end(): Promise<void>;
}

/** A moto, and a copy of the stack, applied once: what drifts right after a first apply without meaning is there too. */
export async function startBench(
  module: string,
  bucket: string,
  prepare?: (directory: string) => void,
): Promise<Bench> {
  const bench = await openBench(module, bucket, prepare);
  bench.terraform('apply', '-auto-approve', '-no-color');
  return bench;
}

/** A moto, and a copy of the stack, initialised and not applied yet. */
export async function openBench(
  module: string,
  bucket: string,
  prepare: (directory: string) => void = () => {},
): Promise<Bench> {
  const directory = mkdtempSync(join(tmpdir(), 'unclick-matrix-'));
  cpSync(module, directory, { recursive: true });
  prepare(directory);
  const shutdown = new Shutdown();
  const moto = {
    name: 'moto_server',
    file: 'moto_server',
    args: (port: number) => ['-H', '127.0.0.1', '-p', String(port)],
  };
  const endpoint = await startMoto(moto, join(directory, 'moto.log'), shutdown);
  const environment = { ...process.env, ...settings(endpoint) };
  Object.assign(process.env, settings(endpoint));
  const boto = startBoto(environment);
  await boto.call(['s3', 'create_bucket', { Bucket: bucket }]);
  const terraform = (...args: string[]) =>
    execFileSync('terraform', args, {
      cwd: directory,
      env: environment,
      encoding: 'utf8',
      maxBuffer: 1e9,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  terraform('init', '-no-color');
  const end = async () => {
    boto.end();
    await shutdown.run();
    rmSync(directory, { recursive: true, force: true });
  };
  const stack = aStack({
    name: 'matrix',
    settleSeconds: 0,
    terraform: { backendConfig: {}, variables: {}, lockTimeoutSeconds: 20 },
  });
  return { binary: 'terraform', directory, environment, stack, boto, terraform, end };
}

function settings(endpoint: string): NodeJS.ProcessEnv {
  const credentials = { AWS_ACCESS_KEY_ID: 'matrix', AWS_SECRET_ACCESS_KEY: 'matrix' };
  const region = { AWS_REGION: 'us-east-1', AWS_DEFAULT_REGION: 'us-east-1' };
  return { AWS_ENDPOINT_URL: endpoint, ...credentials, ...region, TF_INPUT: '0', CHECKPOINT_DISABLE: '1' };
}

/** Makes the calls of cases, lets one run answer them all as one burst, and asks the API of each. */
export async function play(
  bench: Bench,
  drifts: readonly Case[],
  { mixed = false }: { readonly mixed?: boolean } = {},
): Promise<readonly Row[]> {
  const state: Json = JSON.parse(bench.terraform('state', 'pull'));
  const filled: readonly Case[] = JSON.parse(fillIn(state)(JSON.stringify(drifts)));
  const before = await inTurn(filled, ({ check }) => answers(bench, check));
  const clicks = await inTurn(filled, (drift) => clicksOf(bench, drift));
  const waited = mixed && drifts.every(isInTheStack) ? await answerWhileWaiting(bench, clicks.flat()) : undefined;
  const from = Date.now();
  const { report, planExit } = await answer(bench, clicks.flat());
  const seconds = (Date.now() - from) / 1000;
  const after = await inTurn(filled, ({ check }) => answers(bench, check));
  for (const call of filled.flatMap(({ cleanup = [] }) => cleanup)) await bench.boto.call(call);
  return filled.map((drift, index) => {
    const sameByApi = drift.check ? before[index] === after[index] : undefined;
    return { drift, planExit, report, sameByApi, seconds, ...(waited && { waited }) };
  });
}

/** What the stack's own configuration answers: a child is destroyed and a deletion undone apart from it, whatever waits there. */
function isInTheStack({ answers: [first] }: Case): boolean {
  return first === 'apply' || first === 'pin';
}

async function clicksOf({ boto }: Bench, { calls, hits, match = 'id' }: Case): Promise<readonly Click[]> {
  return await inTurn(calls, async (call) => clickOf('matrix', call, await boto.call(call), hits, match));
}

async function inTurn<A, B>(list: readonly A[], work: (one: A) => Promise<B>): Promise<readonly B[]> {
  const done: B[] = [];
  for (const one of list) done.push(await work(one));
  return done;
}

/** One case that is held keeps all of its round from being applied. */
const longestRound = 13;

/** Cases that one incident may answer together: the same answer expected, and no resource in two of them. */
export function roundsOf(cases: readonly Case[]): readonly (readonly Case[])[] {
  const rounds: Case[][] = [];
  for (const drift of cases) {
    const free = rounds.find(
      ([first, ...rest]) =>
        rest.length < longestRound &&
        first?.answers.join() === drift.answers.join() &&
        first.outcome === drift.outcome &&
        drift.answers[0] !== 'tell' &&
        ![first, ...rest].some(({ hits }) => hits.some((hit) => drift.hits.includes(hit))),
    );
    if (free) free.push(drift);
    else rounds.push([drift]);
  }
  return rounds;
}

/** What the API answers now; a refusal is an answer too (a setting that is gone). */
async function answers({ boto }: Bench, calls: readonly Call[] = []): Promise<string> {
  const all = await inTurn(calls, (call) => boto.call(call).then(JSON.stringify, (error: unknown) => String(error)));
  return all.join('\n').replaceAll(/"\d{4}-\d\d-\d\d[ T][^"]*"/g, '"…"');
}

/** Addresses that a full plan would change; none is what a pass must leave behind. */
function leftByFullPlan({ terraform }: Bench): readonly string[] {
  const file = 'left.tfplan';
  terraform('plan', '-no-color', `-out=${file}`);
  const plan: { resource_changes?: { address: string; change: { actions: string[] } }[] } = JSON.parse(
    terraform('show', '-json', file),
  );
  const changes = (plan.resource_changes ?? []).filter(({ change }) => change.actions.join() !== 'no-op');
  return changes.map(({ address, change }) => `${change.actions.join('+')} ${address}`);
}

export function readCases(): readonly Case[] {
  return JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8'));
}

/** Whether a row is as its case says: the outcome, the answer, this case's own change among the run's, and the API's word. */
export function isAsSaid({ drift, report, sameByApi, waited }: Row): boolean {
  const answered = drift.answers.every((one) => report.answers.some((given) => given === one));
  const own = drift.answers[0] !== 'apply' || report.changes.some(({ address }) => drift.hits.includes(address));
  return report.outcome === drift.outcome && answered && own && sameByApi !== false && (!waited || isHeldBack(waited));
}

/** Plays rounds; after one that is held, or that does not end as said, the stack is applied anew by hand. */
async function playAll(bench: Bench, rounds: readonly (readonly Case[])[]): Promise<readonly Row[]> {
  const rows: Row[] = [];
  for (const round of rounds) {
    const played = await play(bench, round, { mixed: true }).catch((error: unknown) => {
      console.log(`✗ ${round.map(({ name }) => name).join('; ')}: ${String(error).slice(0, 400)}`);
      return [];
    });
    for (const row of played) console.log(lineOf(row, round.length));
    rows.push(...played);
    const isDone =
      played.length === round.length && played.every((row) => isAsSaid(row) && row.report.outcome !== 'held');
    if (!isDone) bench.terraform('apply', '-auto-approve', '-no-color');
  }
  return rows;
}

function lineOf(row: Row, together: number): string {
  const { drift, planExit, report, sameByApi, seconds, waited } = row;
  const mark = isAsSaid(row) ? '✓' : '✗';
  const why = isAsSaid(row)
    ? ''
    : ` ${report.summary} ${report.error ?? ''} ${JSON.stringify(report.reasons.slice(0, 4))}`;
  return `${mark} ${drift.name}: plan ${planExit}, ${report.answers}, ${report.outcome}, API ${sameByApi ?? '-'}, ${seconds.toFixed(1)} s for ${together}${waited ? `, mixed ${JSON.stringify(waited)}` : ''}${why}`;
}

/** `node test/matrix/matrix.ts [--single] [part of a name…]` */
async function main(args: readonly string[]): Promise<void> {
  const only = args.filter((arg) => !arg.startsWith('--'));
  const cases = readCases().filter(({ name }) => only.length === 0 || only.some((part) => name.includes(part)));
  const rounds = args.includes('--single') ? cases.map((drift) => [drift]) : roundsOf(cases);
  const bench = await startBench(join(import.meta.dirname, 'stack'), 'matrix-state');
  process.once('SIGINT', () => void bench.end().then(() => process.exit(130)));
  process.once('SIGTERM', () => void bench.end().then(() => process.exit(143)));
  try {
    const rows = await playAll(bench, rounds);
    const head = ['click', 'plan exit', 'answer', 'outcome', 'same by API', 'mixed', ''];
    const table = new Table({ head, style: { head: [], border: [] } });
    for (const row of rows) {
      const { drift, planExit, report, sameByApi, waited } = row;
      table.push([
        drift.name,
        planExit,
        report.answers.join(),
        report.outcome,
        sameByApi ?? '',
        waited ? `${waited.outcome}${waited.stateChanged ? ', CHANGED' : ''}` : '',
        isAsSaid(row) ? '✓' : '✗',
      ]);
    }
    const good = rows.filter(isAsSaid).length;
    const left = leftByFullPlan(bench);
    console.log(table.toString());
    console.log(
      `${good} of ${cases.length} as expected; the full plan afterwards changes ${left.join(', ') || 'nothing'}`,
    );
    process.exitCode = good < cases.length || left.length > 0 ? 1 : 0;
  } finally {
    await bench.end();
  }
}

if (process.argv[1] === import.meta.filename) await main(process.argv.slice(2));
