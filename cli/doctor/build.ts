import { BatchGetProjectsCommand, CodeBuildClient, ListSourceCredentialsCommand } from '@aws-sdk/client-codebuild';
import { IAMClient, SimulatePrincipalPolicyCommand } from '@aws-sdk/client-iam';
import type { Stack } from '../../functions/core/stack.ts';
import type { Stacks } from '../../functions/core/stacks.ts';
import { type Finding, finding, type Patient } from './finding.ts';

const { ok, warn, fail, unknown } = finding('build');

/** Whether a build could start: it has its project, may read the sources, and may write and lock the states. */
export async function checkBuild({ ids, account, deployment }: Patient, stacks: Stacks): Promise<Finding[]> {
  const client = new CodeBuildClient({});
  const name = ids.get('RunProject') ?? `${deployment}-run`;
  const { projects = [] } = await client.send(new BatchGetProjectsCommand({ names: [name] }));
  if (projects.length === 0) return [fail(`the project ${name} is missing`, 'deploy again: npm run deploy')];
  return [
    ok(`the project ${name} is there`),
    ...(await checkSources(client, stacks)),
    ...(await checkStates(ids.get('RunRole'), account, stacks)),
  ];
}

async function checkSources(client: CodeBuildClient, { all }: Stacks): Promise<Finding[]> {
  const without = all.filter(({ mode, source }) => mode !== 'observe' && !source.repository).map(({ name }) => name);
  const found =
    without.length > 0
      ? [fail(`no repository is named for ${without.join(', ')}`, 'set source.repository in unclick.yml')]
      : [];
  if (!all.some(({ source }) => source.repository)) return found;
  const { sourceCredentialsInfos = [] } = await client.send(new ListSourceCredentialsCommand({}));
  if (sourceCredentialsInfos.length > 0) return found;
  return [
    ...found,
    warn(
      'CodeBuild has no credentials for a repository',
      'import them (aws codebuild import-source-credentials), unless all are public',
    ),
  ];
}

/** IAM's own simulator, one state at a time: a lock is an object beside the state. */
async function checkStates(role: string | undefined, account: string, { all }: Stacks): Promise<Finding[]> {
  if (!role) return [fail('the build role is missing', 'deploy again: npm run deploy')];
  const client = new IAMClient({});
  const found: Finding[] = [];
  for (const stack of all.filter(({ mode }) => mode !== 'observe'))
    found.push(...(await checkState(client, `arn:aws:iam::${account}:role/${role}`, stack)));
  return found;
}

async function checkState(client: IAMClient, PolicySourceArn: string, { name, state }: Stack): Promise<Finding[]> {
  const arn = `arn:aws:s3:::${state.bucket}/${state.key}`;
  const requests = [
    { ActionNames: ['s3:GetObject', 's3:PutObject'], ResourceArns: [arn] },
    { ActionNames: ['s3:PutObject', 's3:DeleteObject'], ResourceArns: [`${arn}.tflock`] },
  ];
  try {
    const answers = await Promise.all(
      requests.map((request) => client.send(new SimulatePrincipalPolicyCommand({ PolicySourceArn, ...request }))),
    );
    const denied = answers.flatMap(({ EvaluationResults = [] }) =>
      EvaluationResults.filter(({ EvalDecision }) => EvalDecision !== 'allowed'),
    );
    if (denied.length === 0) return [ok(`the build role may write and lock the state of ${name}`)];
    const what = denied
      .map(({ EvalActionName, EvalResourceName }) => `${EvalActionName} on ${EvalResourceName}`)
      .join(', ');
    return [
      fail(
        `the build role may not ${what}`,
        'deploy again after unclick.yml has changed; else look at the bucket policy',
      ),
    ];
  } catch (error) {
    return [
      unknown(
        `whether the build role may lock the state of ${name}: ${reason(error)}`,
        'run doctor with iam:SimulatePrincipalPolicy',
      ),
    ];
  }
}

function reason(error: unknown): string {
  return error instanceof Error ? error.name : String(error);
}
