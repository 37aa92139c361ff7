import { gzipSync } from 'node:zlib';
import {
  GetBucketNotificationConfigurationCommand,
  GetBucketVersioningCommand,
  GetObjectCommand,
  NoSuchKey,
} from '@aws-sdk/client-s3';
import { describe, expect, it } from 'vitest';
import { checkIndex } from '../../../cli/doctor/index-freshness.ts';
import { checkStateBuckets } from '../../../cli/doctor/state-buckets.ts';
import { containing, freshMocks, graded, mocks, patient, stacksOf } from './patient.ts';

freshMocks();

const body = (text: string | Uint8Array) =>
  ({ transformToString: async () => text, transformToByteArray: async () => text }) as never;
const gone = new NoSuchKey({ message: 'no', $metadata: {} });

describe('index', () => {
  const stacks = stacksOf("{ name: web, state: 's3://states/web.tfstate' }");
  const arrange = (serial: number, indexed: number | undefined) => {
    const state = JSON.stringify({ version: 4, serial, lineage: 'l', resources: [] });
    const manifest = JSON.stringify({ etag: 'e', made: 'm', lineage: 'l', serial: indexed, keys: {} });
    mocks.s3.on(GetObjectCommand, { Bucket: 'states' }).resolves({ Body: body(state), ETag: 'e' });
    const read = mocks.s3.on(GetObjectCommand, { Bucket: 'plans', Key: 'index/web.json.gz' });
    if (indexed === undefined) read.rejects(gone);
    else read.resolves({ Body: body(gzipSync(manifest)) });
  };
  it.each([
    [7, 7, containing('ok', '1 states are indexed at their newest serial')],
    [7, 6, containing('fail', 'web is indexed at serial 6, its state is at 7')],
    [7, undefined, containing('fail', 'web is not indexed')],
  ])('of a state at serial %s, made at %s', async (serial, indexed, expected) => {
    arrange(serial, indexed);
    expect(graded(await checkIndex(patient, stacks))).toEqual([expected]);
  });
  it('of a state that is not there', async () => {
    mocks.s3.on(GetObjectCommand).rejects(gone);
    expect(graded(await checkIndex(patient, stacks))).toEqual([containing('warn', 'there is no such state')]);
  });
});

describe('state buckets', () => {
  const stacks = stacksOf("{ name: web, state: 's3://states/web.tfstate' }");
  it('that tell of changes and keep versions', async () => {
    mocks.s3.on(GetBucketNotificationConfigurationCommand).resolves({ EventBridgeConfiguration: {} });
    mocks.s3.on(GetBucketVersioningCommand).resolves({ Status: 'Enabled' });
    expect(graded(await checkStateBuckets(stacks))).toEqual([containing('ok', 'states tells EventBridge')]);
  });
  it('that do neither', async () => {
    mocks.s3.on(GetBucketNotificationConfigurationCommand).resolves({});
    mocks.s3.on(GetBucketVersioningCommand).resolves({ Status: 'Suspended' });
    expect(graded(await checkStateBuckets(stacks))).toEqual([
      containing('warn', 'does not tell EventBridge'),
      containing('warn', 'keeps no versions'),
    ]);
  });
});
