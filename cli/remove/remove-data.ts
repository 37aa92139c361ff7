import {
  DeleteTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import {
  KMSClient,
  KMSInvalidStateException,
  NotFoundException,
  ScheduleKeyDeletionCommand,
} from '@aws-sdk/client-kms';
import { DeleteBucketCommand, DeleteObjectsCommand, NoSuchBucket, S3Client } from '@aws-sdk/client-s3';
import { listKeys } from '../../functions/adapters/s3/list.ts';

export interface RemovedData {
  /** What is gone now, or was before. */
  readonly removed: readonly string[];
  readonly failed: readonly { readonly id: string; readonly why: string }[];
}

const each: readonly (readonly [string, (id: string) => Promise<void>])[] = [
  ['IncidentsTable', removeTable],
  ['PlanBucket', removeBucket],
  ['PlanKey', removeKey],
];

/**
 * Deletes what the stack keeps. What one of them meets stops no other, and what is gone already is no fault: the same
 * command may be run again until nothing is left. The key waits for what it encrypts: it goes when the others did.
 */
export async function removeData(ids: ReadonlyMap<string, string>): Promise<RemovedData> {
  const removed: string[] = [];
  const failed: { id: string; why: string }[] = [];
  for (const [name, remove] of each) {
    const id = ids.get(name);
    if (id === undefined || (name === 'PlanKey' && failed.length > 0)) continue;
    try {
      await remove(id);
      removed.push(id);
    } catch (error) {
      failed.push({ id, why: error instanceof Error ? error.message : String(error) });
    }
  }
  return { removed, failed };
}

async function removeTable(TableName: string): Promise<void> {
  const dynamo = new DynamoDBClient({});
  try {
    await dynamo.send(new UpdateTableCommand({ TableName, DeletionProtectionEnabled: false }));
    await dynamo.send(new DeleteTableCommand({ TableName }));
  } catch (error) {
    if (!(error instanceof ResourceNotFoundException)) throw error;
  }
}

async function removeBucket(Bucket: string): Promise<void> {
  const s3 = new S3Client({});
  try {
    const keys = await Array.fromAsync(listKeys(s3, Bucket, ''));
    for (let start = 0; start < keys.length; start += 1000)
      await deleteObjects(s3, Bucket, keys.slice(start, start + 1000));
    await s3.send(new DeleteBucketCommand({ Bucket }));
  } catch (error) {
    if (!(error instanceof NoSuchBucket) && !(error instanceof Error && error.name === 'NoSuchBucket')) throw error;
  }
}

/** S3 answers 200 and names in the body what it did not delete. */
async function deleteObjects(s3: S3Client, Bucket: string, keys: readonly string[]): Promise<void> {
  const Objects = keys.map((Key) => ({ Key }));
  const { Errors = [] } = await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects, Quiet: true } }));
  const [first] = Errors;
  if (first) throw new Error(`${Errors.length} objects are left, ${first.Key} for one: ${first.Message ?? first.Code}`);
}

/** It can be had back for thirty days. */
async function removeKey(KeyId: string): Promise<void> {
  try {
    await new KMSClient({}).send(new ScheduleKeyDeletionCommand({ KeyId, PendingWindowInDays: 30 }));
  } catch (error) {
    if (!(error instanceof NotFoundException || error instanceof KMSInvalidStateException)) throw error;
  }
}
