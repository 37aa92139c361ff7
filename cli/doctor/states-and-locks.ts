import type { Stack } from '../../functions/core/stack.ts';
import { askIam, type BuildRole, type Need } from './build-role.ts';
import { type Finding, finding, type Patient } from './finding.ts';

const { ok, fail, unknown } = finding('build');

/** Whether the build role may read, write and lock each state, and read which commit was applied to it. */
export async function checkStates(role: BuildRole, patient: Patient, stacks: readonly Stack[]): Promise<Finding[]> {
  const found: Finding[] = [];
  for (const stack of stacks) found.push(await checkState(role, patient, stack));
  return found;
}

async function checkState(role: BuildRole, patient: Patient, stack: Stack): Promise<Finding> {
  const asked = await role.may(needsOf(stack, patient));
  if ('unasked' in asked)
    return unknown(`whether the build role may lock the state of ${stack.name}: ${asked.unasked}`, askIam);
  if (asked.denied.length === 0) return ok(`the build role may write and lock the state of ${stack.name}`);
  return fail(
    `the build role may not ${asked.denied.join(', ')} (${stack.name})`,
    'deploy again after unclick.yml has changed; where a boundary or a policy of the organisation denies it, change that',
  );
}

/** The S3 backend lists the bucket, writes the object, and locks with an object beside it, or with a table. */
function needsOf({ state, terraform, source }: Stack, { account, region }: Patient): Need[] {
  const bucket = `arn:aws:s3:::${state.bucket}`;
  const table = terraform.backendConfig.dynamodb_table;
  const applied = source.applied && 'parameter' in source.applied ? source.applied.parameter : undefined;
  return [
    { actions: ['s3:ListBucket'], resource: bucket },
    { actions: ['s3:GetObject', 's3:PutObject'], resource: `${bucket}/${state.key}` },
    { actions: ['s3:GetObject', 's3:PutObject', 's3:DeleteObject'], resource: `${bucket}/${state.key}.tflock` },
    ...(table === undefined
      ? []
      : [
          {
            actions: ['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:DeleteItem'],
            resource: `arn:aws:dynamodb:${state.region}:${account}:table/${table}`,
          },
        ]),
    ...(applied === undefined
      ? []
      : [{ actions: ['ssm:GetParameter'], resource: `arn:aws:ssm:${region}:${account}:parameter${applied}` }]),
  ];
}
