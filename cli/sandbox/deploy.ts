import {
  type CloudFormationClient,
  CreateStackCommand,
  DescribeStackResourcesCommand,
  DescribeStacksCommand,
} from '@aws-sdk/client-cloudformation';
import { infraResources } from './infra-template.ts';

const name = 'unclick-sandbox';
const files = ['tables.yml', 'queues.yml', 'rules.yml', 'plans.yml'];

/** The physical ids of what was deployed, by their logical ids in infra/. */
export type Deployed = ReadonlyMap<string, string>;

/** Deploys rules, queues, tables and buckets from the project's own files through the sandbox's CloudFormation. */
export async function deployInfra(client: CloudFormationClient, folder: string): Promise<Deployed> {
  const Resources = infraResources(folder, files, 'sandbox');
  await client.send(new CreateStackCommand({ StackName: name, TemplateBody: JSON.stringify({ Resources }) }));
  const { Stacks = [] } = await client.send(new DescribeStacksCommand({ StackName: name }));
  if (Stacks[0]?.StackStatus !== 'CREATE_COMPLETE')
    throw new Error(`infra/ does not deploy: ${Stacks[0]?.StackStatus}`);
  const { StackResources = [] } = await client.send(new DescribeStackResourcesCommand({ StackName: name }));
  return new Map(
    StackResources.map((resource) => [resource.LogicalResourceId ?? '', resource.PhysicalResourceId ?? '']),
  );
}

/** @throws where infra/ no longer holds what the sandbox needs. */
export function deployed(ids: Deployed, logicalId: string): string {
  const id = ids.get(logicalId);
  if (!id) throw new Error(`infra/ has no ${logicalId} any more: the sandbox needs it`);
  return id;
}
