import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { build } from 'esbuild';
import { parse } from 'yaml';

const root = join(import.meta.dirname, '..');
const goal = 1.3;

/** What classify-click imports of the SDK, and nothing else. */
const bare = `
  import { ConditionalCheckFailedException, DynamoDBClient, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
  import { BatchGetCommand, DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
  import { DescribeExecutionCommand, ExecutionAlreadyExists, ExecutionDoesNotExist, SendTaskSuccessCommand, SFNClient, StartExecutionCommand } from '@aws-sdk/client-sfn';
  import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
  export const used = [ConditionalCheckFailedException, DynamoDBClient, TransactionCanceledException, BatchGetCommand, DynamoDBDocumentClient, GetCommand, QueryCommand, TransactWriteCommand, UpdateCommand, DescribeExecutionCommand, ExecutionAlreadyExists, ExecutionDoesNotExist, SendTaskSuccessCommand, SFNClient, StartExecutionCommand, SendMessageCommand, SQSClient];
  export const handler = async () => ({ batchItemFailures: [] });
`;

/** One record that is read-only: the classifier answers it by itself, without any request. */
const event = {
  Records: [
    {
      messageId: 'm-1',
      body: JSON.stringify({
        'detail-type': 'AWS API Call via CloudTrail',
        detail: { eventSource: 'ec2.amazonaws.com', eventName: 'DescribeInstances', readOnly: true, eventID: 'e-1' },
      }),
    },
  ],
};

const driver = (bundle: string) => `
  const { handler } = require(${JSON.stringify(bundle)});
  Promise.resolve(handler(${JSON.stringify(event)}, { functionName: 'f', awsRequestId: 'r', getRemainingTimeInMillis: () => 30000 }, () => {}))
    .then((answer) => { if (!answer || answer.batchItemFailures.length > 0) process.exit(1); process.exit(0); });
`;

export interface ColdStart {
  /** Median milliseconds from the start of the process to its first answer. */
  readonly classifyClick: number;
  readonly sameClients: number;
  readonly ratio: number;
}

/**
 * Starts classify-click, bundled as osls bundles it, beside a handler that only imports the same SDK clients: a new process
 * each time, one after the other in turns, so that the machine's mood hits both.
 */
export async function coldStart(runs = 15): Promise<ColdStart> {
  const folder = mkdtempSync(join(tmpdir(), 'unclick-cold-'));
  try {
    const own = await bundle(join(root, 'functions', 'classify-click.ts'), join(folder, 'classify-click.cjs'));
    writeFileSync(join(folder, 'bare.ts'), bare);
    const same = await bundle(join(folder, 'bare.ts'), join(folder, 'bare.cjs'));
    const config = join(folder, 'unclick.checked.json');
    writeFileSync(config, await checkedConfig());
    const times = { own: [] as number[], same: [] as number[] };
    for (let run = 0; run <= runs; run += 1) {
      times.own.push(start(own, config));
      times.same.push(start(same, config));
    }
    const [classifyClick, sameClients] = [median(times.own.slice(1)), median(times.same.slice(1))];
    return { classifyClick, sameClients, ratio: classifyClick / sameClients };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

async function bundle(entry: string, outfile: string): Promise<string> {
  const { custom } = parse(readFileSync(join(root, 'serverless.yml'), 'utf8').replaceAll(/!(Ref|GetAtt|Sub) /g, ''));
  const { packager: _packager, concurrency: _concurrency, ...options } = custom.esbuild;
  await build({
    ...options,
    entryPoints: [entry],
    outfile,
    nodePaths: [join(root, 'node_modules')],
    absWorkingDir: root,
  });
  return outfile;
}

async function checkedConfig(): Promise<string> {
  const { parseConfig } = await import('../functions/runtime/parse-config.ts');
  return JSON.stringify(parseConfig(readFileSync(join(root, 'unclick.example.yml'), 'utf8'), 'unclick.example.yml'));
}

function start(bundle: string, config: string): number {
  const before = performance.now();
  execFileSync(process.execPath, ['-e', driver(bundle)], {
    env: environment(config),
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  return performance.now() - before;
}

function environment(config: string): NodeJS.ProcessEnv {
  return {
    PATH: process.env.PATH,
    AWS_REGION: 'us-east-1',
    AWS_LAMBDA_FUNCTION_NAME: 'unclick-prod-classify-click',
    POWERTOOLS_TRACE_ENABLED: 'false',
    UNCLICK_CONFIG: config,
    UNCLICK_TABLE_INDEX: 'index',
    UNCLICK_TABLE_INCIDENTS: 'incidents',
    UNCLICK_STATE_MACHINE_ARN: 'arn:aws:states:us-east-1:111122223333:stateMachine:respond',
    UNCLICK_DEAD_LETTER_URL: 'https://sqs.us-east-1.amazonaws.com/111122223333/dead',
    UNCLICK_PLANS_BUCKET: 'plans',
    UNCLICK_PLAN_KEY: '11111111-2222-3333-4444-555555555555',
    UNCLICK_NAME: 'unclick-prod',
  };
}

function median(numbers: readonly number[]): number {
  const sorted = [...numbers].sort((a, b) => a - b);
  return sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
}

/** Text, or one object. */
export async function run(isJson: boolean): Promise<void> {
  const { classifyClick, sameClients, ratio } = await coldStart();
  const result = { bench: 'cold-start', classifyClick, sameClients, ratio: Number(ratio.toFixed(3)), goal };
  const text = `classify-click ${classifyClick.toFixed(0)} ms, the same clients alone ${sameClients.toFixed(0)} ms: ${result.ratio} (goal: at most ${goal})`;
  process.stdout.write(`${isJson ? JSON.stringify(result) : text}\n`);
}
