import { BatchGetProjectsCommand, CodeBuildClient } from '@aws-sdk/client-codebuild';
import { S3States } from '../../functions/adapters/s3/states.ts';
import type { Stack } from '../../functions/core/stack.ts';
import type { Stacks } from '../../functions/core/stacks.ts';
import { isSweptNightly } from '../../functions/core/sweep/sweep.ts';
import { BuildRole } from './build-role.ts';
import { examples } from './examples.ts';
import { type Finding, finding, type Patient } from './finding.ts';
import { checkSources } from './sources.ts';
import { checkStates } from './states-and-locks.ts';

const { ok, fail, unknown } = finding('build');

/** Whether a build could start: it has its project and its role, reads the sources, and writes and locks the states. */
export async function checkBuild(patient: Patient, stacks: Stacks): Promise<Finding[]> {
  const { ids, account, deployment } = patient;
  const client = new CodeBuildClient({});
  const name = ids.get('RunProject') ?? `${deployment}-run`;
  const { projects = [] } = await client.send(new BatchGetProjectsCommand({ names: [name] }));
  if (projects.length === 0) return [fail(`the project ${name} is missing`, 'deploy again: npm run deploy')];
  const roleName = ids.get('RunRole');
  if (!roleName) return [fail('the build role is missing', 'deploy again: npm run deploy')];
  const role = new BuildRole(`arn:aws:iam::${account}:role/${roleName}`);
  const built = (await examples(stacks, new S3States())).filter(isPlanned);
  return [
    ok(`the project ${name} is there`),
    ...(await checkSources(client, role, account, built)),
    ...(await checkStates(role, patient, built)),
    ...(built.length > 0 ? [beyondTheSimulator] : []),
  ];
}

/** A stack that is only observed has no build, unless a sweep plans it. */
function isPlanned(stack: Stack): boolean {
  return stack.mode !== 'observe' || isSweptNightly(stack);
}

/** "Simulation of resource-based policies isn't supported for IAM roles" (SimulatePrincipalPolicy). */
const beyondTheSimulator = unknown(
  'not looked at: bucket and key policies, what else the stacks themselves may touch, and a lock table that only their code names',
  'let a harmless click on a stack in mode approve be held: its plan reads the source and the state, and locks it',
);
