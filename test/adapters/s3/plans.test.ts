import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { PlanGone, S3Plans } from '../../../functions/adapters/s3/plans.ts';
import { HandClock } from '../../rig/hand-clock.ts';

const s3 = mockClient(S3Client);
const bytes = Buffer.from('a saved plan');
const digest = createHash('sha256').update(bytes).digest('hex');
const stored = (body: Buffer, expires: string) =>
  ({ Body: { transformToByteArray: async () => body }, Metadata: { expires } }) as never;

describe('kept plans', () => {
  let folder: string;
  let plans: S3Plans;
  beforeEach(() => {
    s3.reset();
    folder = mkdtempSync(join(tmpdir(), 'unclick-plans-'));
    plans = new S3Plans('plans', new HandClock(), 3600);
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('are kept under their digest until their end', async () => {
    s3.on(PutObjectCommand).resolves({});
    writeFileSync(join(folder, 'plan'), bytes);
    expect(await plans.keep('net-1', join(folder, 'plan'))).toEqual({ digest, expiresAt: '2026-11-23T13:00:00.000Z' });
    expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input).toMatchObject({
      Bucket: 'plans',
      Key: `plans/net-1/${digest}.tfplan`,
      Metadata: { expires: '2026-11-23T13:00:00.000Z' },
    });
  });

  it('come back as they were', async () => {
    s3.on(GetObjectCommand).resolves(stored(bytes, '2026-11-23T12:30:00.000Z'));
    await plans.fetch('net-1', digest, join(folder, 'out'));
    expect(readFileSync(join(folder, 'out'))).toEqual(bytes);
  });

  it.each([
    ['another content', stored(Buffer.from('another plan'), '2026-11-23T12:30:00.000Z'), /another digest/],
    ['an expired one', stored(bytes, '2026-11-23T11:59:59.000Z'), /expired/],
    ['one without an end', { Body: { transformToByteArray: async () => bytes } } as never, /expired/],
  ])('%s is refused and nothing is written', async (_, object, message) => {
    s3.on(GetObjectCommand).resolves(object);
    const refused = plans.fetch('net-1', digest, join(folder, 'out'));
    await expect(refused).rejects.toThrow(PlanGone);
    await expect(refused).rejects.toThrow(message);
    expect(() => readFileSync(join(folder, 'out'))).toThrow(/ENOENT/);
  });

  it('one that is gone says so', async () => {
    s3.on(GetObjectCommand).rejects(new NoSuchKey({ message: 'no', $metadata: {} }));
    await expect(plans.fetch('net-1', digest, join(folder, 'out'))).rejects.toThrow(/is gone/);
  });
});
