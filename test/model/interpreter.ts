import { TaskFailure } from '../../cli/sandbox/task-tokens.ts';
import type { Json } from '../../functions/core/json.ts';
import type { Machine, Retrier, Rule, State, TaskState } from './asl.ts';
import { type Context, filled, isPresent, valueAt, withResult } from './paths.ts';

/** What runs a workflow's tasks and keeps its time. */
export interface Host {
  wait(seconds: number): { readonly over: Promise<void>; cancel(): void };
  /** @throws TaskFailure for what Step Functions would call an error. */
  task(state: string, resource: string, parameters: Json, token: string): Promise<Json>;
  token(): string;
  /** The task of that token is over: who answers now is too late. */
  forget(token: string): void;
  /** From 0 to 1, for jitter. */
  chance(): number;
  /** Every state that is entered, with its input: where an execution that failed can be begun again. */
  enters(state: string, input: Json): void;
}

/** Runs a workflow from one of its states to its end. @throws TaskFailure where it fails. */
export async function interpret(machine: Machine, host: Host, from: string, input: Json): Promise<Json> {
  let [name, data]: [string, Json] = [from, input];
  for (;;) {
    const state = machine.States[name];
    if (!state) throw new TaskFailure('States.Runtime', `there is no state ${name}`);
    host.enters(name, data);
    const { next, output } = await step(host, name, state, data);
    if (next === undefined) return output;
    [name, data] = [next, output];
  }
}

interface Step {
  readonly next: string | undefined;
  readonly output: Json;
}

async function step(host: Host, name: string, state: State, data: Json): Promise<Step> {
  if (state.Type === 'Task') return await runTask(host, name, state, data);
  if (state.Type === 'Choice') return { next: chosen(state, data), output: data };
  if (state.Type === 'Pass')
    return { next: state.Next, output: withResult(data, state.ResultPath, passed(state, data)) };
  await host.wait(Number(valueAt(state.SecondsPath, data))).over;
  return { next: state.Next, output: data };
}

/** Without a fixed result, what `Parameters` makes of the input. */
function passed({ Result, Parameters }: Extract<State, { Type: 'Pass' }>, data: Json): Json {
  if (Result !== undefined) return Result as Json;
  return Parameters === undefined ? data : filled(Parameters, data);
}

function chosen({ Choices, Default }: Extract<State, { Type: 'Choice' }>, data: Json): string {
  const next = Choices.find((rule) => holds(rule, data))?.Next ?? Default;
  if (next === undefined) throw new TaskFailure('States.NoChoiceMatched', 'no choice matched');
  return next;
}

function holds(rule: Rule, data: Json): boolean {
  if ('IsPresent' in rule) return isPresent(rule.Variable, data);
  const value = valueAt(rule.Variable, data);
  if ('StringEquals' in rule) return value === rule.StringEquals;
  if ('BooleanEquals' in rule) return value === rule.BooleanEquals;
  return typeof value === 'number' && value > rule.NumericGreaterThan;
}

/** Attempts until one succeeds, or no retrier wants another: then a catcher, or the execution fails. */
async function runTask(host: Host, name: string, state: TaskState, data: Json): Promise<Step> {
  const attempts = new Map<Retrier, number>();
  for (;;) {
    try {
      const result = await attempt(host, name, state, data);
      const selected = state.ResultSelector === undefined ? result : filled(state.ResultSelector, result);
      return { next: state.Next, output: withResult(data, state.ResultPath, selected) };
    } catch (error) {
      if (!(error instanceof TaskFailure)) throw error;
      const retrier = state.Retry.find(({ ErrorEquals }) => matches(ErrorEquals, error.name));
      const made = retrier ? (attempts.get(retrier) ?? 0) : 0;
      if (!retrier || made >= retrier.MaxAttempts) return caught(state, data, error);
      attempts.set(retrier, made + 1);
      await host.wait(pause(host, retrier, made)).over;
    }
  }
}

function pause(host: Host, { IntervalSeconds, BackoffRate, MaxDelaySeconds, JitterStrategy }: Retrier, made: number) {
  const seconds = Math.min(IntervalSeconds * BackoffRate ** made, MaxDelaySeconds ?? Number.POSITIVE_INFINITY);
  return JitterStrategy === 'FULL' ? seconds * host.chance() : seconds;
}

async function attempt(host: Host, name: string, state: TaskState, data: Json): Promise<Json> {
  const context: Context = { token: host.token() };
  const seconds =
    state.TimeoutSecondsPath === undefined ? state.TimeoutSeconds : Number(valueAt(state.TimeoutSecondsPath, data));
  const parameters = filled(state.Parameters, data, context);
  const limit = seconds === undefined ? undefined : host.wait(seconds);
  const late = limit?.over.then(() => {
    throw new TaskFailure('States.Timeout', `${name} took longer than ${seconds} s`);
  });
  try {
    const work = host.task(name, state.Resource, parameters, context.token);
    work.catch(() => undefined);
    return await (late ? Promise.race([work, late]) : work);
  } finally {
    limit?.cancel();
    host.forget(context.token);
  }
}

/** The first catcher that wants this error; without one the execution fails of it. */
function caught({ Catch }: TaskState, data: Json, error: TaskFailure): Step {
  const catcher = Catch.find(({ ErrorEquals }) => matches(ErrorEquals, error.name));
  if (!catcher) throw error;
  const output = withResult(data, catcher.ResultPath, { Error: error.name, Cause: error.message });
  return { next: catcher.Next, output };
}

/** https://docs.aws.amazon.com/step-functions/latest/dg/concepts-error-handling.html: ALL is everything but States.Runtime and its like. */
function matches(names: readonly string[], error: string): boolean {
  if (names.includes(error)) return true;
  if (names.includes('States.ALL')) return error !== 'States.Runtime' && error !== 'States.DataLimitExceeded';
  return names.includes('States.TaskFailed') && error !== 'States.Timeout' && error !== 'States.Runtime';
}
