import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation';
import { resourcesOf } from '../../cli/doctor/resources.ts';
import { Scratch } from '../docs/scratch.ts';
import { formationDoor } from './formation-door.ts';
import type { Packaged } from './packaged.ts';

const StackName = 'unclick-prod';
const config = "stacks: [{ name: web, state: 's3://states-of-web/web.tfstate' }]\n";
const packedTemplate = '.serverless/cloudformation-template-update-stack.json';

export interface DeployedStack {
  readonly status: string;
  readonly template: Packaged['template'];
  /** Physical ids by logical ids. */
  readonly ids: ReadonlyMap<string, string>;
}

/** `npm run deploy` of a clean copy of the project, into the moto at `endpoint`. */
export async function deploy(endpoint: string): Promise<DeployedStack> {
  const door = await formationDoor(endpoint);
  const scratch = new Scratch({ AWS_ENDPOINT_URL_CLOUDFORMATION: door.url });
  try {
    writeFileSync(join(scratch.folder, 'unclick.yml'), config);
    const { exit, text } = await scratch.type('npm run deploy');
    if (exit !== 0) throw new Error(text);
    const { Stacks } = await new CloudFormationClient({}).send(new DescribeStacksCommand({ StackName }));
    const template = JSON.parse(readFileSync(join(scratch.folder, packedTemplate), 'utf8'));
    return { template, status: Stacks?.[0]?.StackStatus ?? 'gone', ids: await resourcesOf(StackName) };
  } finally {
    scratch.remove();
    await door.close();
  }
}
