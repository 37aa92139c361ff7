import { CloudFormationClient, DescribeStacksCommand, paginateListStacks } from '@aws-sdk/client-cloudformation';
import type { Command } from 'commander';
import { execa } from 'execa';
import { resourcesOf } from './doctor/resources.ts';
import { missingStack } from './fault-words.ts';
import { removeData } from './remove/remove-data.ts';

interface Options {
  readonly stage: string;
  readonly region: string;
  readonly withData: boolean;
}

/** `unclick remove`: the stack goes; incidents, plans and their key stay, unless they are to go as well. */
export function register(program: Command): void {
  program
    .command('remove')
    .description('delete a deployment; its incidents, plans and key stay unless --with-data')
    .option('--stage <name>', 'the stage', 'prod')
    .option('--region <name>', "the hub's Region", process.env.AWS_REGION ?? 'us-east-1')
    .option('--with-data', 'delete the incidents table, the plan bucket and its key as well', false)
    .action(remove);
}

async function remove({ stage, region, withData }: Options, command: Command): Promise<void> {
  process.env.AWS_REGION = region;
  const StackName = `unclick-${stage}`;
  const client = new CloudFormationClient({});
  const isThere = await stackIsThere(client, StackName);
  const removed = isThere ? undefined : await removedStack(client, StackName);
  if (!isThere && (removed === undefined || !withData))
    command.error(`there is no stack ${StackName} in ${region}`, { exitCode: 1 });
  // What stays is known by the stack only while the stack is there, and for ninety days by its id.
  const ids = await resourcesOf(removed ?? StackName);
  if (isThere) await removeStack(client, StackName, stage, region, command);
  if (withData) await removeAll(ids, command);
  else process.stdout.write(`kept: ${keptOf(ids).join(', ')}. To delete them too: npm run remove -- --with-data\n`);
}

async function removeAll(ids: ReadonlyMap<string, string>, command: Command): Promise<void> {
  const { removed, failed } = await removeData(ids);
  if (removed.length > 0) process.stdout.write(`deleted: ${removed.join(', ')}\n`);
  const lines = failed.map(({ id, why }) => `${id} is still there: ${why}`);
  if (lines.length > 0) command.error(`${lines.join('\n')}\nmend that, and run this again`, { exitCode: 1 });
}

async function removeStack(
  client: CloudFormationClient,
  StackName: string,
  stage: string,
  region: string,
  command: Command,
): Promise<void> {
  const args = ['remove', '--stage', stage, '--region', region];
  const { failed } = await execa('osls', args, { stdio: 'inherit', preferLocal: true, reject: false });
  if (failed) command.error(`osls could not remove ${StackName}: its data is left as it is`, { exitCode: 1 });
  if (await stackIsThere(client, StackName))
    command.error(`${StackName} is still there: its data is left as it is`, { exitCode: 1 });
}

async function stackIsThere(client: CloudFormationClient, StackName: string): Promise<boolean> {
  try {
    await client.send(new DescribeStacksCommand({ StackName }));
    return true;
  } catch (error) {
    if (missingStack(error) === undefined) throw error;
    return false;
  }
}

/** The id of the stack of this name that was deleted last. */
async function removedStack(client: CloudFormationClient, name: string): Promise<string | undefined> {
  const pages = paginateListStacks({ client }, { StackStatusFilter: ['DELETE_COMPLETE'] });
  for await (const { StackSummaries = [] } of pages) {
    const found = StackSummaries.find(({ StackName }) => StackName === name);
    if (found) return found.StackId;
  }
  return undefined;
}

const keptOf = (ids: ReadonlyMap<string, string>) =>
  ['IncidentsTable', 'PlanBucket', 'PlanKey'].flatMap((id) => ids.get(id) ?? []);
