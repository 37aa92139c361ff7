import { randomUUID } from 'node:crypto';
import type { Stack } from '../core/stack.ts';
import type { Stacks } from '../core/stacks.ts';
import { readEnvironment, readOptional } from './config.ts';
import { ConfigError } from './config-error.ts';

const tasks = ['revert', 'apply-held', 'after-override', 'sweep'] as const;

/** What the workflow told a build in its environment (infra/workflow.asl.yml). @throws ConfigError */
export function readRunRequest(stacks: Stacks, environment: NodeJS.ProcessEnv = process.env) {
  const names = ['UNCLICK_STACK', 'UNCLICK_INCIDENT', 'UNCLICK_FENCE', 'UNCLICK_TASK'] as const;
  const { UNCLICK_STACK, UNCLICK_INCIDENT, UNCLICK_FENCE, UNCLICK_TASK } = readEnvironment(names, environment);
  const stack = stacks.named(UNCLICK_STACK);
  const task = tasks.find((known) => known === UNCLICK_TASK);
  const fence = Number(UNCLICK_FENCE);
  if (!stack) throw new ConfigError(`UNCLICK_STACK: no stack is named ${UNCLICK_STACK}`);
  if (!task) throw new ConfigError(`UNCLICK_TASK: ${UNCLICK_TASK} is none of ${tasks.join(', ')}`);
  if (!Number.isInteger(fence)) throw new ConfigError(`UNCLICK_FENCE: ${UNCLICK_FENCE} is no whole number`);
  const digest = readOptional('UNCLICK_DIGEST', environment);
  const build = readOptional('CODEBUILD_BUILD_ARN', environment);
  const run = randomUUID();
  const known = {
    stack,
    incident: UNCLICK_INCIDENT,
    fence,
    run,
    source: sourceOf(stack, environment),
    ...(digest !== undefined && { digest }),
    ...(build !== undefined && { build }),
  };
  return task === 'sweep' ? { ...known, task } : { ...known, task };
}

/** What CodeBuild checked out, with the commit where it says one; without a repository, the folder is a working copy. */
function sourceOf(stack: Stack, environment: NodeJS.ProcessEnv): string {
  const commit = readOptional('CODEBUILD_RESOLVED_SOURCE_VERSION', environment);
  const { branch, repository } = stack.source;
  if (!commit && !branch && !repository) return 'working copy';
  const name = branch ? `branch ${branch}` : 'the default branch';
  return commit ? `commit ${commit} of ${name}` : name;
}
