import { CloudFormationClient, DescribeStacksCommand, paginateListStacks } from '@aws-sdk/client-cloudformation';
import { DeleteTableCommand, DynamoDBClient, UpdateTableCommand } from '@aws-sdk/client-dynamodb';
import { KMSClient, ScheduleKeyDeletionCommand } from '@aws-sdk/client-kms';
import { DeleteBucketCommand, DeleteObjectsCommand, S3Client } from '@aws-sdk/client-s3';
import type { Command } from 'commander';
import { execa } from 'execa';
import { listKeys } from '../functions/adapters/s3-list.ts';
import { resourcesOf } from './doctor/resources.ts';

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
  const isThere = await client.send(new DescribeStacksCommand({ StackName })).then(
    () => true,
    () => false,
  );
  const removed = isThere ? undefined : await removedStack(client, StackName);
  if (!isThere && (removed === undefined || !withData))
    command.error(`there is no stack ${StackName} in ${region}`, { exitCode: 1 });
  // What stays is known by the stack only while the stack is there, and for ninety days by its id.
  const ids = await resourcesOf(removed ?? StackName);
  if (isThere) await removeStack(client, StackName, stage, region, command);
  if (withData) await removeData(ids).then(() => process.stdout.write(`deleted: ${keptOf(ids).join(', ')}\n`));
  else process.stdout.write(`kept: ${keptOf(ids).join(', ')}. To delete them too: npm run remove -- --with-data\n`);
}

async function removeStack(
  client: CloudFormationClient,
  StackName: string,
  stage: string,
  region: string,
  command: Command,
): Promise<void> {
  await execa('osls', ['remove', '--stage', stage, '--region', region], { stdio: 'inherit', preferLocal: true });
  const left = await client.send(new DescribeStacksCommand({ StackName })).catch(() => undefined);
  if (left) command.error(`${StackName} is still there: its data is left as it is`, { exitCode: 1 });
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

/** What the stack keeps. The key can be had back for thirty days. */
export async function removeData(ids: ReadonlyMap<string, string>): Promise<void> {
  const TableName = ids.get('IncidentsTable');
  const dynamo = new DynamoDBClient({});
  await dynamo.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
  await dynamo.send(new DeleteTableCommand({ TableName }));
  await removeBucket(ids.get('PlanBucket') ?? '');
  await new KMSClient({}).send(new ScheduleKeyDeletionCommand({ KeyId: ids.get('PlanKey'), PendingWindowInDays: 30 }));
}

async function removeBucket(Bucket: string): Promise<void> {
  const s3 = new S3Client({});
  const keys = await Array.fromAsync(listKeys(s3, Bucket, ''));
  for (let start = 0; start < keys.length; start += 1000) {
    const Objects = keys.slice(start, start + 1000).map((Key) => ({ Key }));
    await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
  }
  await s3.send(new DeleteBucketCommand({ Bucket }));
}
