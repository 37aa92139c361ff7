import { z } from 'zod';
import type { StartBuild } from './codebuild.ts';
import type { AnswerTask } from './executions.ts';
import { FunctionError, type Functions } from './functions.ts';
import { TaskFailure } from './task-tokens.ts';

const invocation = z.object({ FunctionName: z.string(), InvocationType: z.string().optional(), Payload: z.unknown() });
const arnOf = (name: string) => `arn:aws:lambda:us-east-1:123456789012:function:unclick-sandbox-${name}`;

/** Fills the workflow file's `${…}` as infra/state-machine.yml does: `ClaimStackArn` is the function claim-stack. */
export function substitution(name: string): string {
  if (!name.endsWith('Arn')) return `unclick-sandbox-${name}`;
  const kebab = name.slice(0, -'Arn'.length).replaceAll(/(?<=.)[A-Z]/g, (letter) => `-${letter}`);
  return arnOf(kebab.toLowerCase());
}

/** Answers the workflow's Tasks: functions by their exported handlers, builds by the local CodeBuild. */
export function answerTask(functions: Functions, startBuild: StartBuild): AnswerTask {
  return (resource, parameters) => {
    if (resource.startsWith('arn:aws:states:::codebuild:startBuild')) return startBuild(parameters);
    if (resource.startsWith('arn:aws:states:::lambda:invoke')) return invoke(functions, parameters);
    throw new TaskFailure('States.Runtime', `the sandbox cannot answer ${resource}`);
  };
}

async function invoke(functions: Functions, parameters: unknown) {
  const { FunctionName, InvocationType, Payload } = invocation.parse(parameters);
  const call = functions.invoke(FunctionName.replace(arnOf(''), ''), Payload);
  if (InvocationType === 'Event') {
    // Lambda takes an asynchronous call and answers at once; what becomes of it is in the function's own log.
    call.catch(() => undefined);
    return { StatusCode: 202 };
  }
  try {
    const result = await call;
    return { ExecutedVersion: '$LATEST', StatusCode: 200, Payload: result };
  } catch (error) {
    if (error instanceof FunctionError) throw new TaskFailure(error.name, JSON.stringify(error.fault));
    throw new TaskFailure('Lambda.Unknown', error instanceof Error ? error.message : String(error));
  }
}
