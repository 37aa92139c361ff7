import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CloudFormationClient,
  CreateStackCommand,
  DescribeStacksCommand,
  ListStackResourcesCommand,
  UpdateStackCommand,
} from '@aws-sdk/client-cloudformation';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Packaged } from './packaged.ts';

const StackName = 'unclick-prod';
const Capabilities = ['CAPABILITY_NAMED_IAM' as const];

export interface DeployedStack {
  readonly status: string;
  /** Physical ids by logical ids. */
  readonly ids: ReadonlyMap<string, string>;
}

/** What `osls deploy` does, over the SDK: the bucket first, then the code into it, then everything else. */
export async function deploy(pack: Packaged): Promise<DeployedStack> {
  const client = new CloudFormationClient({});
  const template = (name: string) => readFileSync(join(pack.folder, name), 'utf8');
  const TemplateBody = template('cloudformation-template-create-stack.json');
  await client.send(new CreateStackCommand({ StackName, TemplateBody, Capabilities }));
  const bucket = (await idsOf(client)).get('ServerlessDeploymentBucket') ?? '';
  await uploadCode(pack, bucket);
  const whole = withoutProject(template('cloudformation-template-update-stack.json'));
  await client.send(new UpdateStackCommand({ StackName, TemplateBody: whole, Capabilities }));
  const { Stacks } = await client.send(new DescribeStacksCommand({ StackName }));
  return { status: Stacks?.[0]?.StackStatus ?? 'gone', ids: await idsOf(client) };
}

/**
 * moto's CloudFormation has no CodeBuild and no Function URL, and stumbles over what refers to them: the project's name and
 * ARN stand in its place, and the outputs are left out.
 */
function withoutProject(text: string): string {
  const name = 'unclick-prod-run';
  const arn = `arn:aws:codebuild:us-east-1:123456789012:project/${name}`;
  const {
    Resources,
    Outputs: _outputs,
    ...rest
  } = JSON.parse(text, (_key, value) => {
    if (value?.Ref === 'RunProject') return name;
    return value?.['Fn::GetAtt']?.[0] === 'RunProject' ? arn : value;
  });
  const { RunProject: _left, ...others } = Resources;
  return JSON.stringify({ ...rest, Resources: others });
}

async function uploadCode({ folder, template }: Packaged, Bucket: string): Promise<void> {
  const s3 = new S3Client({ forcePathStyle: true });
  for (const { Type, Properties } of Object.values(template.Resources)) {
    if (Type !== 'AWS::Lambda::Function') continue;
    const { Code, FunctionName } = JSON.parse(JSON.stringify(Properties));
    const zip = `${String(FunctionName).replace('unclick-prod-', '')}.zip`;
    await s3.send(new PutObjectCommand({ Bucket, Key: Code.S3Key, Body: readFileSync(join(folder, zip)) }));
  }
}

async function idsOf(client: CloudFormationClient): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  let NextToken: string | undefined;
  do {
    const page = await client.send(new ListStackResourcesCommand({ StackName, ...(NextToken && { NextToken }) }));
    for (const one of page.StackResourceSummaries ?? [])
      ids.set(one.LogicalResourceId ?? '', one.PhysicalResourceId ?? '');
    NextToken = page.NextToken;
  } while (NextToken);
  return ids;
}
