import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Table from 'cli-table3';
import { startMoto } from '../../cli/sandbox/moto.ts';
import { Shutdown } from '../../cli/sandbox/shutdown.ts';
import type { Json } from '../../functions/core/json.ts';
import type { RunReport } from '../../functions/core/run.ts';
import type { Match } from '../../functions/core/verdict.ts';
import { aStack } from '../fakes/stack.ts';
import { type Boto, type Call, startBoto } from './boto.ts';
import { clickOf } from './click-of-call.ts';
import { answer, type OneRun } from './one-run.ts';
import { fillIn } from './state-values.ts';

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
  readonly name: string;
  readonly planExit: number;
  readonly report: RunReport;
  readonly sameByApi: boolean | undefined;
  readonly seconds: number;
}

export interface Bench extends OneRun {
  readonly boto: Boto;
  terraform(...args: string[]): string;
  end(): Promise<void>;
}

/** A moto, a copy of the stack, applied and refreshed once. */
export async function startBench(module: string, bucket: string): Promise<Bench> {
  const directory = mkdtempSync(join(tmpdir(), 'unclick-matrix-'));
  cpSync(module, directory, { recursive: true });
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
  terraform('apply', '-auto-approve', '-no-color');
  terraform('apply', '-refresh-only', '-auto-approve', '-no-color');
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

/** Makes a case's calls, lets the run answer them, and asks the API. */
export async function play(bench: Bench, drift: Case): Promise<Row> {
  const state: Json = JSON.parse(bench.terraform('state', 'pull'));
  const filled: Case = JSON.parse(fillIn(state)(JSON.stringify(drift)));
  const before = await answers(bench, filled.check);
  const clicks = [];
  for (const call of filled.calls)
    clicks.push(clickOf('matrix', call, await bench.boto.call(call), filled.hits, filled.match ?? 'id'));
  const planExit = exitOfPlan(bench, filled.hits);
  const from = Date.now();
  const report = await answer(bench, clicks);
  const seconds = (Date.now() - from) / 1000;
  const after = await answers(bench, filled.check);
  for (const call of filled.cleanup ?? []) await bench.boto.call(call);
  return { name: drift.name, planExit, report, sameByApi: filled.check && before === after, seconds };
}

async function answers({ boto }: Bench, calls: readonly Call[] = []): Promise<string> {
  const all = [];
  for (const call of calls)
    all.push(JSON.stringify(await boto.call(call)).replaceAll(/"\d{4}-\d\d-\d\d[ T][^"]*"/g, '"…"'));
  return all.join('\n');
}

function exitOfPlan({ directory, environment }: Bench, targets: readonly string[]): number {
  try {
    const args = [
      'plan',
      '-no-color',
      '-detailed-exitcode',
      '-lock=false',
      ...targets.map((target) => `-target=${target}`),
    ];
    execFileSync('terraform', args, { cwd: directory, env: environment, stdio: 'ignore' });
    return 0;
  } catch (error) {
    return error instanceof Error && 'status' in error ? Number(error.status) : 1;
  }
}

export function readCases(): readonly Case[] {
  return JSON.parse(readFileSync(new URL('cases.json', import.meta.url), 'utf8'));
}

/** Whether a row is as its case says. */
export function isAsSaid({ report, sameByApi }: Row, { outcome, answers: expected }: Case): boolean {
  return (
    report.outcome === outcome &&
    expected.every((one) => report.answers.some((given) => given === one)) &&
    sameByApi !== false
  );
}

async function main(only: readonly string[]): Promise<void> {
  const bench = await startBench(join(import.meta.dirname, 'stack'), 'matrix-state');
  const table = new Table({
    head: ['click', 'plan', 'answer', 'outcome', 'API', 's', ''],
    style: { head: [], border: [] },
  });
  let wrong = 0;
  try {
    for (const drift of readCases().filter(
      ({ name }) => only.length === 0 || only.some((part) => name.includes(part)),
    )) {
      const row = await play(bench, drift).catch((error: unknown) => String(error).slice(0, 600));
      if (typeof row === 'string') {
        console.log(`${drift.name}: ${row}`);
        table.push([drift.name, '', '', 'broken', '', '', '✗']);
        wrong += 1;
        continue;
      }
      const good = isAsSaid(row, drift);
      wrong += good ? 0 : 1;
      const { report, planExit, sameByApi, seconds } = row;
      console.log(
        `${good ? '✓' : '✗'} ${drift.name}: ${planExit} ${report.answers} ${report.outcome} ${seconds.toFixed(1)}s ${report.summary}${report.error ? `\n${report.error}` : ''}${good ? '' : ` ${JSON.stringify(report.reasons)}`}`,
      );
      table.push([
        drift.name,
        planExit,
        report.answers.join(),
        report.outcome,
        sameByApi ?? '',
        seconds.toFixed(1),
        good ? '✓' : '✗',
      ]);
    }
    console.log(table.toString());
    const clean = exitOfPlan(bench, []);
    console.log(`${table.length - wrong} of ${table.length} as expected; the full plan afterwards exits ${clean}`);
    process.exitCode = wrong > 0 || clean !== 0 ? 1 : 0;
  } finally {
    await bench.end();
  }
}

if (process.argv[1] === import.meta.filename) await main(process.argv.slice(2));
