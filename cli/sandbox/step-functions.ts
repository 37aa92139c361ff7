import { z } from 'zod';
import type { Execution, Executions } from './executions.ts';
import { type Answer, json, type Listener, listen, type Request } from './listen.ts';
import type { TaskTokens } from './task-tokens.ts';

const type = 'application/x-amz-json-1.0';
const reply = (body: unknown) => json(200, body, type);
const refuse = (name: string, message: string) => json(400, { __type: name, message }, type);
const seconds = (date: Date | undefined) => date && date.getTime() / 1000;

const text = z.string().min(1);
const start = z.object({ stateMachineArn: text, name: text.max(80), input: z.string().default('{}') });
const described = z.object({ executionArn: text });
const success = z.object({ taskToken: text, output: text });
const failure = z.object({ taskToken: text, error: z.string().optional(), cause: z.string().optional() });

/**
 * As much of AWS Step Functions' API as the functions call, over the local interpreter (AWS JSON 1.0; moto's own runs one
 * execution a life and knows no task tokens). AWS_ENDPOINT_URL_SFN points the functions here.
 */
export function startStepFunctions(executions: Executions, tokens: TaskTokens): Promise<Listener> {
  const actions: Record<string, (body: unknown) => Answer> = {
    StartExecution: (body) => startExecution(executions, body),
    DescribeExecution: (body) => describeExecution(executions, body),
    SendTaskSuccess(body) {
      const { taskToken, output } = success.parse(body);
      return answered(tokens.succeed(taskToken, JSON.parse(output)));
    },
    SendTaskFailure(body) {
      const { taskToken, error = 'States.TaskFailed', cause = '' } = failure.parse(body);
      return answered(tokens.fail(taskToken, error, cause));
    },
    SendTaskHeartbeat: () => reply({}),
  };
  return listen((request) => dispatch(actions, request));
}

function dispatch(actions: Record<string, (body: unknown) => Answer>, request: Request): Answer {
  const target = String(request.headers['x-amz-target'] ?? '').replace('AWSStepFunctions.', '');
  const action = actions[target];
  if (!action) return refuse('UnknownOperationException', `the sandbox's Step Functions has no ${target}`);
  try {
    return action(JSON.parse(request.body));
  } catch (error) {
    return refuse('ValidationException', error instanceof Error ? error.message : String(error));
  }
}

function startExecution(executions: Executions, body: unknown): Answer {
  const { stateMachineArn, name, input } = start.parse(body);
  if (stateMachineArn !== executions.arn) return refuse('StateMachineDoesNotExist', stateMachineArn);
  const execution = executions.start(name, input);
  if (typeof execution === 'string') return refuse(execution, `Execution Already Exists: '${name}'`);
  return reply({ executionArn: execution.arn, startDate: seconds(execution.startedAt) });
}

function describeExecution(executions: Executions, body: unknown): Answer {
  const execution = executions.describe(described.parse(body).executionArn);
  return execution
    ? reply(shape(execution, executions.arn))
    : refuse('ExecutionDoesNotExist', 'Execution Does Not Exist');
}

const shape = ({ arn, startedAt, stoppedAt, ...execution }: Execution, stateMachineArn: string) => ({
  ...execution,
  executionArn: arn,
  stateMachineArn,
  startDate: seconds(startedAt),
  stopDate: seconds(stoppedAt),
});

const answered = (taken: boolean) =>
  taken ? reply({}) : refuse('TaskTimedOut', 'Task Timed Out: Provided task does not exist anymore');
