import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import {
  DescribeExecutionCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  SendTaskFailureCommand,
  SendTaskSuccessCommand,
  SFNClient,
  StartExecutionCommand,
  TaskTimedOut,
} from '@aws-sdk/client-sfn';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { substitution } from '../../cli/sandbox/answer-task.ts';
import { type AnswerTask, Executions } from '../../cli/sandbox/executions.ts';
import type { Listener } from '../../cli/sandbox/listen.ts';
import { startStepFunctions } from '../../cli/sandbox/step-functions.ts';
import { TaskFailure, TaskTokens } from '../../cli/sandbox/task-tokens.ts';
import { workflowDefinition } from '../../cli/sandbox/workflow-definition.ts';

const stateMachineArn = 'arn:aws:states:us-east-1:123456789012:stateMachine:respond';
const executionArn = (name: string) => `arn:aws:states:us-east-1:123456789012:execution:respond:${name}`;
const project = resolve(import.meta.dirname, '..', '..');

let api: Listener | undefined;
afterEach(() => api?.close());

/** A workflow with a build, a question and a report behind the API, its tasks answered by `answer`. */
async function workflow(answer: AnswerTask): Promise<SFNClient> {
  const folder = mkdtempSync(join(tmpdir(), 'unclick-test-'));
  const file = join(folder, 'workflow.yml');
  writeFileSync(file, definition);
  const tokens = new TaskTokens();
  const executions = new Executions(stateMachineArn, workflowDefinition(file, substitution), tokens, answer);
  rmSync(folder, { recursive: true });
  api = await startStepFunctions(executions, tokens);
  const credentials = { accessKeyId: 'test', secretAccessKey: 'test' };
  return new SFNClient({ endpoint: api.url, region: 'us-east-1', credentials, maxAttempts: 1 });
}

const definition = `
StartAt: Build
States:
  Build:
    Type: Task
    Resource: arn:aws:states:::codebuild:startBuild.sync
    Parameters: { ProjectName: run }
    ResultSelector: { outcome.$: $.Outcome }
    ResultPath: $.build
    TimeoutSeconds: 99999999
    Catch: [{ ErrorEquals: [States.ALL], ResultPath: $.error, Next: Report }]
    Next: Held
  Held:
    Type: Choice
    Choices: [{ Variable: $.build.outcome, StringEquals: held, Next: Ask }]
    Default: Report
  Ask:
    Type: Task
    Resource: arn:aws:states:::lambda:invoke.waitForTaskToken
    Parameters: { FunctionName: "\${RequestApprovalArn}", Payload: { token.$: $$.Task.Token } }
    ResultPath: $.decision
    TimeoutSeconds: 1
    Catch:
      - { ErrorEquals: [States.Timeout], ResultPath: $.timeout, Next: Report }
      - { ErrorEquals: [States.ALL], ResultPath: $.error, Next: Report }
    Next: Report
  Report:
    Type: Task
    Resource: arn:aws:states:::lambda:invoke
    Parameters: { FunctionName: "\${ReportOutcomeArn}", Payload.$: $ }
    TimeoutSeconds: 5
    End: true
`;

interface Asked {
  readonly name: string;
  readonly payload: { readonly token?: string; readonly error?: unknown; readonly decision?: unknown };
}

/** Answers builds by an outcome and functions with nothing, and keeps what was asked. */
function stage(outcome: string, asked: Asked[]): AnswerTask {
  return async (resource, parameters) => {
    if (resource.includes('codebuild')) {
      if (outcome === 'broken') throw new TaskFailure('States.TaskFailed', '{"BuildStatus":"FAILED"}');
      return { Outcome: outcome };
    }
    const call = JSON.parse(JSON.stringify(parameters));
    asked.push({ name: String(call.FunctionName).split('-sandbox-').at(-1) ?? '', payload: call.Payload });
    return { Payload: null };
  };
}

const start = (client: SFNClient, name: string, input = `{"incident":"${name}","stack":"net","task":"revert"}`) =>
  client.send(new StartExecutionCommand({ stateMachineArn, name, input }));
const describeIt = (client: SFNClient, name: string) =>
  client.send(new DescribeExecutionCommand({ executionArn: executionArn(name) }));
const over = (client: SFNClient, name: string) =>
  vi.waitUntil(async () => {
    const execution = await describeIt(client, name);
    return execution.status !== 'RUNNING' && execution;
  }, 8000);

describe("the sandbox's Step Functions, asked by AWS's own client", () => {
  it('runs a workflow to its end', async () => {
    const asked: Asked[] = [];
    const client = await workflow(stage('reverted', asked));
    await start(client, 'net-1');
    expect((await over(client, 'net-1')).status).toBe('SUCCEEDED');
    expect(asked.map(({ name }) => name)).toEqual(['report-outcome']);
    expect(asked.at(-1)?.payload).toMatchObject({ incident: 'net-1', build: { outcome: 'reverted' } });
  });

  it('answers a second start of a running execution as the first, and refuses a closed name', async () => {
    const client = await workflow(stage('held', []));
    const first = await start(client, 'net-2');
    expect((await start(client, 'net-2')).executionArn).toBe(first.executionArn);
    await expect(start(client, 'net-2', '{"other":1}')).rejects.toThrow(ExecutionAlreadyExists);
    await over(client, 'net-2');
    await expect(start(client, 'net-2')).rejects.toThrow(ExecutionAlreadyExists);
  });

  it('waits on a task token for a decision, and goes on with it', async () => {
    const asked: Asked[] = [];
    const client = await workflow(stage('held', asked));
    await start(client, 'net-3');
    const taskToken = await vi.waitUntil(
      () => asked.find(({ name }) => name === 'request-approval')?.payload.token,
      3000,
    );
    const output = '{"verb":"revert","by":"U1"}';
    await client.send(new SendTaskSuccessCommand({ taskToken, output }));
    expect((await over(client, 'net-3')).status).toBe('SUCCEEDED');
    expect(asked.map(({ name }) => name)).toEqual(['request-approval', 'report-outcome']);
    expect(asked.at(-1)?.payload.decision).toMatchObject({ verb: 'revert', by: 'U1' });
    await expect(client.send(new SendTaskSuccessCommand({ taskToken, output }))).rejects.toThrow(TaskTimedOut);
  });

  it('lets a task time out when nobody answers, and refuses whoever comes too late', async () => {
    const asked: Asked[] = [];
    const client = await workflow(stage('held', asked));
    await start(client, 'net-4');
    expect((await over(client, 'net-4')).status).toBe('SUCCEEDED');
    expect(asked.at(-1)?.payload).toMatchObject({ timeout: { Error: 'States.Timeout' } });
    const taskToken = asked.find(({ name }) => name === 'request-approval')?.payload.token;
    await expect(client.send(new SendTaskSuccessCommand({ taskToken, output: '{}' }))).rejects.toThrow(TaskTimedOut);
  });

  it('reports a build that broke, with its cause', async () => {
    const asked: Asked[] = [];
    const client = await workflow(stage('broken', asked));
    await start(client, 'net-5');
    await over(client, 'net-5');
    expect(asked.at(-1)).toMatchObject({
      name: 'report-outcome',
      payload: { error: { Error: 'States.TaskFailed', Cause: '{"BuildStatus":"FAILED"}' } },
    });
  });

  it('fails a waiting task when told so', async () => {
    const asked: Asked[] = [];
    const client = await workflow(stage('held', asked));
    await start(client, 'net-6');
    const taskToken = await vi.waitUntil(
      () => asked.find(({ name }) => name === 'request-approval')?.payload.token,
      3000,
    );
    await client.send(new SendTaskFailureCommand({ taskToken, error: 'Slack.Down', cause: 'no answer' }));
    await over(client, 'net-6');
    expect(asked.some(({ name, payload }) => name === 'report-outcome' && payload.error !== undefined)).toBe(true);
  }, 20_000);

  it('knows no execution that was never started', async () => {
    const client = await workflow(stage('reverted', []));
    await expect(describeIt(client, 'net-9')).rejects.toThrow(ExecutionDoesNotExist);
  });
});

describe("the project's own workflow", () => {
  it('loads, and asks functions that exist only', () => {
    const filled: string[] = [];
    const { tasks } = workflowDefinition(join(project, 'infra', 'workflow.asl.yml'), (name) => {
      filled.push(name);
      return substitution(name);
    });
    const functions = filled
      .filter((name) => name.endsWith('Arn'))
      .map((name) => substitution(name).split('-sandbox-').at(-1));
    expect(functions.length).toBeGreaterThan(0);
    expect(functions.filter((name) => !existsSync(join(project, 'functions', `${name}.ts`)))).toEqual([]);
    const answerable = /^arn:aws:states:::(lambda:invoke(\.waitForTaskToken)?|codebuild:startBuild\.sync)$/;
    expect([...tasks.values()].filter((resource) => !answerable.test(resource))).toEqual([]);
  });
});
