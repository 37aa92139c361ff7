import {
  DeleteTableCommand,
  DynamoDBClient,
  ResourceNotFoundException,
  UpdateTableCommand,
} from '@aws-sdk/client-dynamodb';
import { KMSClient, KMSInvalidStateException, ScheduleKeyDeletionCommand } from '@aws-sdk/client-kms';
import { DeleteBucketCommand, DeleteObjectsCommand, ListObjectsV2Command, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { removeData } from '../../cli/remove/remove-data.ts';

const table = mockClient(DynamoDBClient);
const bucket = mockClient(S3Client);
const key = mockClient(KMSClient);
const ids = new Map([
  ['IncidentsTable', 'incidents'],
  ['PlanBucket', 'plans'],
  ['PlanKey', 'key-1'],
  ['IndexTable', 'index'],
]);
const keys = (count: number) => Array.from({ length: count }, (_, index) => ({ Key: `plans/${index}` }));

beforeEach(() => {
  for (const mock of [table, bucket, key]) mock.reset();
  table.on(UpdateTableCommand).resolves({});
  table.on(DeleteTableCommand).resolves({});
  bucket.on(ListObjectsV2Command).resolves({ Contents: keys(1500) });
  bucket.on(DeleteObjectsCommand).resolves({});
  bucket.on(DeleteBucketCommand).resolves({});
  key.on(ScheduleKeyDeletionCommand).resolves({});
});

describe('removing what a stack keeps', () => {
  it('takes the protection off, empties the bucket a thousand at a time, and leaves the key thirty days', async () => {
    expect(await removeData(ids)).toEqual({ removed: ['incidents', 'plans', 'key-1'], failed: [] });
    expect(table.commandCalls(UpdateTableCommand)[0]?.args[0].input.DeletionProtectionEnabled).toBe(false);
    const sizes = bucket.commandCalls(DeleteObjectsCommand).map(({ args }) => args[0].input.Delete?.Objects?.length);
    expect(sizes).toEqual([1000, 500]);
    expect(key.commandCalls(ScheduleKeyDeletionCommand)[0]?.args[0].input.PendingWindowInDays).toBe(30);
  });

  it('run again, finds all of it gone and minds nothing', async () => {
    table.on(UpdateTableCommand).rejects(new ResourceNotFoundException({ message: 'gone', $metadata: {} }));
    bucket.on(ListObjectsV2Command).rejects(Object.assign(new Error('gone'), { name: 'NoSuchBucket' }));
    key.on(ScheduleKeyDeletionCommand).rejects(new KMSInvalidStateException({ message: 'pending', $metadata: {} }));
    expect(await removeData(ids)).toEqual({ removed: ['incidents', 'plans', 'key-1'], failed: [] });
  });

  it.each([
    ['the table', () => table.on(DeleteTableCommand).rejects(new Error('denied')), ['plans'], 'incidents'],
    ['the bucket', () => bucket.on(DeleteBucketCommand).rejects(new Error('denied')), ['incidents'], 'plans'],
    ['the key', () => key.on(ScheduleKeyDeletionCommand).rejects(new Error('denied')), ['incidents', 'plans'], 'key-1'],
  ])(
    'that may not have %s says so, deletes the others, and no key of what is left',
    async (_what, deny, removed, id) => {
      deny();
      expect(await removeData(ids)).toEqual({ removed, failed: [{ id, why: 'denied' }] });
    },
  );

  it('does not take a bucket for empty where S3 kept an object', async () => {
    bucket.on(DeleteObjectsCommand).resolves({ Errors: [{ Key: 'plans/7', Code: 'AccessDenied' }] });
    const { failed } = await removeData(ids);
    expect(failed).toEqual([{ id: 'plans', why: '1 objects are left, plans/7 for one: AccessDenied' }]);
    expect(bucket.commandCalls(DeleteBucketCommand)).toEqual([]);
  });

  it('deletes nothing that it does not know by name', async () => {
    expect(await removeData(new Map([['IndexTable', 'index']]))).toEqual({ removed: [], failed: [] });
    expect(table.calls()).toEqual([]);
  });
});
