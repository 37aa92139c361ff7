import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { CreateAccessKeyCommand, CreateUserCommand, IAMClient } from '@aws-sdk/client-iam';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { record, settings } from './foreign-client.ts';
import { missingForLoop, type RunningSandbox, startSandboxProcess } from './sandbox-process.ts';

const lacking = missingForLoop();
if (lacking) console.warn(`sweeping in the sandbox is skipped: ${lacking}`);

const unclick = join(import.meta.dirname, '..', '..', 'cli', 'unclick.ts');
const address = 'aws_cloudwatch_log_group.this["api"]';
const logGroupName = '/service/api';

/** A click that the bus lost and the backfill did not find: only CloudTrail's event history knows of it. */
describe.skipIf(lacking)('sweeping in the sandbox', { timeout: 240_000 }, () => {
  let sandbox: RunningSandbox;
  beforeAll(async () => {
    sandbox = await startSandboxProcess(join(import.meta.dirname, 'stacks', 'service'), 230_000);
  }, 240_000);
  afterAll(async () => {
    if (!sandbox || sandbox.process.exitCode !== null) return;
    const ended = new Promise((resolve) => sandbox.process.once('exit', resolve));
    sandbox.process.kill('SIGTERM');
    await ended;
  });

  const logs = () => new CloudWatchLogsClient(settings(sandbox.aws, 'eu-west-1'));
  const retention = async () => {
    const { logGroups } = await logs().send(new DescribeLogGroupsCommand({ logGroupNamePrefix: logGroupName }));
    return logGroups?.[0]?.retentionInDays;
  };
  const run = (args: readonly string[], keys: Readonly<Record<string, string>> = {}) =>
    execa(process.execPath, [unclick, ...args], { env: { ...sandbox.deployment, ...keys }, reject: false });
  const sweep = async () => {
    const { stdout, stderr, exitCode } = await run(['sweep', 'service', '--json']);
    if (stdout === '') throw new Error(stderr);
    return { exitCode, swept: JSON.parse(stdout) };
  };
  const lostClick = async () => {
    await logs().send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays: 1 }));
    const click = record('logs.amazonaws.com', 'PutRetentionPolicy', 'eu-west-1', { logGroupName, retentionInDays: 1 });
    const body = JSON.stringify(click);
    await fetch(`${sandbox.deployment.UNCLICK_CLOUDTRAIL_URL}/records`, { method: 'PUT', body });
    return click;
  };
  /** Keys of the IAM user whom the sandbox's stack names as an approver. */
  async function approverKeys(): Promise<Record<string, string>> {
    const iam = new IAMClient(settings(sandbox.aws));
    await iam.send(new CreateUserCommand({ UserName: 'you' }));
    const { AccessKey } = await iam.send(new CreateAccessKeyCommand({ UserName: 'you' }));
    return { AWS_ACCESS_KEY_ID: AccessKey?.AccessKeyId ?? '', AWS_SECRET_ACCESS_KEY: AccessKey?.SecretAccessKey ?? '' };
  }
  async function ended(incident: string, isOver: (status: string) => boolean) {
    for (let tries = 0; tries < 500; tries += 1) {
      const found = (await sandbox.incidents()).find(({ id }) => id === incident);
      if (found && isOver(found.status)) return found;
      await pause(200);
    }
    throw new Error(`${incident} did not end: ${JSON.stringify(await sandbox.incidents())}`);
  }

  it('says of a clean stack that it is clean, and tells nobody', async () => {
    const { exitCode, swept } = await sweep();
    expect(swept).toMatchObject({ stack: 'service', last: { result: 'clean', known: 0, waiting: 0 } });
    expect(exitCode).toBe(0);
    expect(await sandbox.incidents()).toEqual([]);
    expect(JSON.parse(await sandbox.messages())).toEqual([]);
  });

  it('makes an incident of drift that no click explains, with who may have done it, and asks', async () => {
    const click = await lostClick();
    const { exitCode, swept } = await sweep();
    expect(exitCode).toBe(2);
    expect(swept).toMatchObject({ incident: 'service-1', last: { result: 'drift' } });
    const incident = await ended('service-1', (status) => status !== 'open');
    expect(incident).toMatchObject({
      status: 'waiting',
      addresses: [address],
      reasons: [{ code: 'unexplained', address }],
      clicks: [
        {
          actor: { name: 'nobody known' },
          unexplained: {
            changes: [{ address, attribute: 'retention_in_days', was: '1', became: '14' }],
            evidence: { suspects: [{ eventID: click.eventID, actor: { name: 'mallory' }, lost: true }] },
          },
        },
      ],
    });
    await sandbox.told('mallory');
    await sandbox.told('none is proven to be the cause');
    expect(await retention()).toBe(1);
  });

  it('does not tell the same drift twice', async () => {
    const { exitCode, swept } = await sweep();
    expect(swept.last).toMatchObject({ result: 'known', known: 1 });
    expect(exitCode).toBe(0);
    expect(await sandbox.incidents()).toHaveLength(1);
  });

  it('takes it back when a person says so, and finds the stack clean after that', async () => {
    expect((await run(['decide', 'service-1', 'revert'], await approverKeys())).exitCode).toBe(0);
    expect(await ended('service-1', (status) => status !== 'waiting' && status !== 'open')).toMatchObject({
      status: 'reverted',
    });
    expect(await retention()).toBe(14);
    expect((await sweep()).swept.last).toMatchObject({ result: 'clean' });
    const { stdout } = await run(['sweep', '--list']);
    expect(stdout).toMatch(/^service: no drift \(seen whole \d{4}-/);
  });
});
