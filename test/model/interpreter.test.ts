import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { Executions } from '../../cli/sandbox/executions.ts';
import { TaskFailure, TaskTokens } from '../../cli/sandbox/task-tokens.ts';
import { workflowDefinition } from '../../cli/sandbox/workflow-definition.ts';
import { isObject, type Json } from '../../functions/core/json.ts';
import { stacksOf } from '../../functions/core/stacks.ts';
import { claimStack } from '../../functions/flows/claim-stack.ts';
import { FakeIncidents } from '../fakes/incidents.ts';
import { aStack } from '../fakes/stack.ts';
import { parseMachine, readMachine } from './asl.ts';
import { type Host, interpret } from './interpreter.ts';

const file = join(import.meta.dirname, '../../infra/workflow.asl.yml');
const machine = readMachine(file);
const arn = 'arn:aws:states:us-east-1:123456789012:stateMachine:respond';
const local = workflowDefinition(file, (name) => name);

/** What becomes of one task. */
interface Turn {
  readonly fails: string | undefined;
  readonly claimed: boolean;
  readonly outcome: 'held' | 'reverted';
  readonly verb: 'revert' | 'keep' | 'leave' | 'escalate';
  readonly quietSeconds: number;
  /** Seconds until a token is answered; undefined for never. */
  readonly answeredAfter: number | undefined;
}

const turn: fc.Arbitrary<Turn> = fc.record({
  fails: fc.constantFrom(
    undefined,
    undefined,
    undefined,
    'Lambda.Unknown',
    'Error',
    'States.TaskFailed',
    'CodeBuild.CodeBuildException',
  ),
  claimed: fc.boolean(),
  outcome: fc.constantFrom('held' as const, 'reverted' as const),
  verb: fc.constantFrom('revert' as const, 'keep' as const, 'leave' as const, 'escalate' as const),
  quietSeconds: fc.constantFrom(0, 60),
  answeredAfter: fc.constantFrom(1, 40, undefined),
});
const calm: Turn = {
  fails: undefined,
  claimed: true,
  outcome: 'reverted',
  verb: 'revert',
  quietSeconds: 0,
  answeredAfter: 1,
};

type Succeed = (token: string, output: Json) => unknown;

/** Answers tasks by a script, and takes down what was asked. */
class Script {
  readonly asked: string[] = [];
  readonly #turns: Turn[];
  constructor(turns: readonly Turn[]) {
    this.#turns = [...turns];
  }

  async answer(resource: string, parameters: Json, succeed: Succeed): Promise<Json> {
    const { TimeoutSeconds: _carried, ...asked } = isObject(parameters) ? parameters : {};
    const token = isObject(asked.Payload) ? asked.Payload.token : undefined;
    const words = JSON.stringify(asked).replace(String(token), 'TOKEN');
    // Each words the end of a time in its own way, and nothing reads it.
    this.asked.push(`${resource} ${words.replaceAll(/"Error":"States.Timeout","Cause":"[^"]*"/g, '"States.Timeout"')}`);
    const turn = this.#turns.shift() ?? calm;
    if (turn.fails !== undefined) throw new TaskFailure(turn.fails, '{"BuildStatus":"FAILED"}');
    const { verb, quietSeconds } = turn;
    const decision = { verb, by: 'ana', at: '2026-11-23T12:00:00.000Z', quietSeconds, seconds: 90 };
    if (typeof token === 'string' && turn.answeredAfter !== undefined)
      setTimeout(() => succeed(token, decision), turn.answeredAfter * 1000);
    if (resource.includes('codebuild'))
      return { Build: { Id: 'b', ExportedEnvironmentVariables: [{ Value: turn.outcome }], Logs: { DeepLink: 'l' } } };
    if (asked.FunctionName === 'ClaimStackArn') return { Payload: await claimed(turn) };
    return { Payload: decision };
  }
}

/** What the real function says of a stack that is free, or not. */
async function claimed({ claimed }: Turn): Promise<Json> {
  const lease = claimed
    ? ({ claimed: true, fence: 1 } as const)
    : ({ claimed: false, holder: 'shop-9', until: '' } as const);
  const incidents = new FakeIncidents();
  incidents.open('shop-1', 'shop');
  const clock = { now: () => new Date(), wait: async () => undefined };
  const ports = {
    stacks: stacksOf([aStack()]),
    mailbox: { claim: async () => lease },
    incidents,
    clock,
    retrySeconds: 10,
  };
  return JSON.parse(JSON.stringify(await claimStack(ports, { stack: 'shop', incident: 'shop-1' })));
}

const input = { stack: 'shop', incident: 'shop-1', task: 'revert' };

async function byTheModel(turns: readonly Turn[]): Promise<readonly string[]> {
  const script = new Script(turns);
  const waiting = new Map<string, (output: Json) => void>();
  const succeed: Succeed = (token, output) => waiting.get(token)?.(output);
  let tokens = 0;
  const answers = new Map<string, Promise<Json>>();
  const host: Host = {
    wait: (seconds) => {
      const { promise, resolve } = Promise.withResolvers<void>();
      const timer = setTimeout(resolve, seconds * 1000);
      return { over: promise, cancel: () => clearTimeout(timer) };
    },
    task: async (_state, resource, parameters, token) => {
      const reply = await script.answer(resource, parameters, succeed);
      return resource.endsWith('.waitForTaskToken') ? await (answers.get(token) ?? reply) : reply;
    },
    token: () => {
      tokens += 1;
      const token = `token-${tokens}-of-the-model`;
      answers.set(token, new Promise((resolve) => waiting.set(token, resolve)));
      return token;
    },
    forget: (token) => void waiting.delete(token),
    chance: () => 1,
    enters: () => undefined,
  };
  const end = await interpret(machine, host, machine.StartAt, input).then(
    () => 'SUCCEEDED',
    (error: Error) => `FAILED ${error.name}`,
  );
  return [...script.asked, end];
}

async function byTheSandbox(turns: readonly Turn[]): Promise<readonly string[]> {
  const script = new Script(turns);
  const tokens = new TaskTokens();
  const succeed: Succeed = (token, output) => tokens.succeed(token, output);
  const answer = (resource: string, parameters: unknown) =>
    script.answer(resource, JSON.parse(JSON.stringify(parameters)), succeed);
  const executions = new Executions(arn, local, tokens, answer, { noValidate: true });
  executions.start('shop-1', JSON.stringify(input));
  const { promise, resolve } = Promise.withResolvers<void>();
  const look = setInterval(() => executions.describe(`${arn}:shop-1`)?.status !== 'RUNNING' && resolve(), 1000);
  await promise;
  clearInterval(look);
  const { status, error } = executions.describe(`${arn}:shop-1`) ?? {};
  return [...script.asked, [status, error].filter(Boolean).join(' ')];
}

async function inFakeTime<Value>(work: Promise<Value>): Promise<Value> {
  let over = false;
  const ended = work.finally(() => {
    over = true;
  });
  while (!over) await vi.advanceTimersByTimeAsync(10_000);
  return await ended;
}

describe('the model’s interpreter of the workflow', () => {
  beforeEach(() => void vi.useFakeTimers({ now: Date.parse('2026-11-23T12:00:00Z') }));
  afterEach(() => void vi.useRealTimers());

  it('asks the same of the same, and ends alike, as the interpreter of the sandbox', { timeout: 120_000 }, async () => {
    let longest = 0;
    await fc.assert(
      fc.asyncProperty(fc.array(turn, { maxLength: 12 }), async (turns) => {
        const model = await inFakeTime(byTheModel(turns));
        longest = Math.max(longest, model.length);
        expect(model).toEqual(await inFakeTime(byTheSandbox(turns)));
      }),
      { numRuns: 60 },
    );
    expect(longest).toBeGreaterThan(8);
  });

  it('refuses a workflow that uses what it does not know', () => {
    const map = 'StartAt: A\nStates:\n  A: { Type: Map, End: true }\n';
    expect(() => parseMachine(map)).toThrow();
    const heartbeat = `StartAt: A\nStates:\n  A: { Type: Task, Resource: r, Parameters: {}, HeartbeatSeconds: 5, End: true }\n`;
    expect(() => parseMachine(heartbeat)).toThrow();
    expect(parseMachine(heartbeat.replace('HeartbeatSeconds: 5, ', '')).StartAt).toBe('A');
  });
});
