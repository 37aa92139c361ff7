import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { below } from '../rig/process-table.ts';
import { put, record, settings } from './foreign-client.ts';
import { missingForLoop, type RunningSandbox, startSandboxProcess } from './sandbox-process.ts';

const lacking =
  missingForLoop() ?? (process.platform === 'linux' ? undefined : 'no process table to find the build in');
if (lacking) console.warn(`killing builds is skipped: ${lacking}`);

describe.skipIf(lacking)('a build that is killed', { timeout: 180_000 }, () => {
  let sandbox: RunningSandbox;
  beforeAll(async () => {
    sandbox = await startSandboxProcess(join(import.meta.dirname, 'stacks', 'service'));
  }, 200_000);
  afterAll(async () => {
    if (!sandbox) return;
    const ended = new Promise((resolve) => sandbox.process.once('exit', resolve));
    sandbox.process.kill('SIGTERM');
    await ended;
  });

  const logs = () => new CloudWatchLogsClient(settings(sandbox.aws, 'eu-west-1'));
  const retention = async () => {
    const { logGroups } = await logs().send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/service/worker' }));
    return logGroups?.[0]?.retentionInDays;
  };
  const click = async (retentionInDays: number) => {
    const request = { logGroupName: '/service/worker', retentionInDays };
    await logs().send(new PutRetentionPolicyCommand(request));
    const made = record('logs.amazonaws.com', 'PutRetentionPolicy', 'eu-west-1', request);
    await put(sandbox.aws, [made]);
    return made.eventID;
  };
  /** The lock as it lies beside the state, once somebody works on it with this operation. */
  const lockOf = (operation: string) =>
    until(async () => {
      const s3 = new S3Client({ ...settings(sandbox.aws), forcePathStyle: true });
      const Key = 'service.tfstate.tflock';
      const object = await s3
        .send(new GetObjectCommand({ Bucket: 'unclick-sandbox-state', Key }))
        .catch(() => undefined);
      const lock = JSON.parse((await object?.Body?.transformToString()) ?? '{}');
      return lock.Operation === operation ? String(lock.ID) : undefined;
    });
  const builds = async () => (await sandbox.incidents()).at(-1)?.steps.filter(({ name }) => name === 'init').length;

  it('before it began to apply is made again, and reverts', async () => {
    const eventID = await click(3);
    await until(async () => builtBy(sandbox.process.pid ?? 0));
    process.kill(-(builtBy(sandbox.process.pid ?? 0) ?? 0), 'SIGKILL');
    const incident = await sandbox.answered(eventID);
    expect(incident).toMatchObject({ status: 'reverted' });
    expect(incident.steps.map(({ name }) => name)).toContain('again');
    expect(await retention()).toBe(30);
  });

  it('in the middle of an apply is not made again, and what holds the state is named', async () => {
    const eventID = await click(5);
    const lock = await lockOf('OperationTypeApply');
    process.kill(-(builtBy(sandbox.process.pid ?? 0) ?? 0), 'SIGKILL');
    const incident = await sandbox.answered(eventID);
    expect(incident).toMatchObject({ status: 'failed', reasons: [{ code: 'apply-broken' }] });
    expect(incident.outcome).toMatch(/had begun to apply at .*: a part, or all of it, may be done/);
    expect(incident.outcome).toContain(`terraform force-unlock ${lock}`);
    expect(await builds()).toBe(1);
  });
});

async function until<Value>(look: () => Promise<Value | undefined>): Promise<Value> {
  for (const deadline = Date.now() + 60_000; Date.now() < deadline; await pause(20)) {
    const found = await look();
    if (found !== undefined) return found;
  }
  throw new Error('it did not come to that within a minute');
}

/** The process group of the build that the sandbox runs now: a shell, the program and its Terraform. */
function builtBy(sandbox: number): number | undefined {
  return below(sandbox).find(({ command }) => command.join(' ').includes('run-terraform.mjs'))?.group;
}
