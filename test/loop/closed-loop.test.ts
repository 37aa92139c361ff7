import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { AuthorizeSecurityGroupIngressCommand, DescribeSecurityGroupsCommand, EC2Client } from '@aws-sdk/client-ec2';
import { DeleteObjectCommand, GetObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetQueueUrlCommand, ReceiveMessageCommand, SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { GetParameterCommand, PutParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { put, record, settings } from './foreign-client.ts';
import { missingForLoop, type RunningSandbox, startSandboxProcess } from './sandbox-process.ts';

const lacking = missingForLoop();
if (lacking) console.warn(`the closed loop is skipped: ${lacking}`);

describe.skipIf(lacking)('the closed loop over a stack that is not ours', { timeout: 180_000 }, () => {
  const stack = join(import.meta.dirname, 'stacks', 'service');
  let sandbox: RunningSandbox;
  beforeAll(async () => {
    sandbox = await startSandboxProcess(stack);
  }, 200_000);
  afterAll(async () => {
    if (!sandbox || sandbox.process.exitCode !== null) return;
    const ended = new Promise((resolve) => sandbox.process.once('exit', resolve));
    sandbox.process.kill('SIGTERM');
    await ended;
  });

  const logs = () => new CloudWatchLogsClient(settings(sandbox.aws, 'eu-west-1'));
  const retention = async (name: string) => {
    const { logGroups } = await logs().send(new DescribeLogGroupsCommand({ logGroupNamePrefix: name }));
    return logGroups?.[0]?.retentionInDays;
  };
  const clickRetention = async (logGroupName: string, retentionInDays: number) => {
    await logs().send(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }));
    return record('logs.amazonaws.com', 'PutRetentionPolicy', 'eu-west-1', { logGroupName, retentionInDays });
  };

  it('says one line of JSON when it is ready, and nothing else on stdout', () => {
    expect(sandbox.lines).toHaveLength(1);
    expect(JSON.parse(sandbox.lines[0] ?? '')).toMatchObject({
      ready: true,
      aws: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      console: expect.stringMatching(/^http:\/\/127\.0\.0\.1:\d+$/),
      stack: 'service',
    });
  });

  it('wrote nothing into the folder of the stack', () => {
    expect(readdirSync(stack)).toEqual(['main.tf']);
  });

  it('takes back a rule that was opened in a module', async () => {
    const ec2 = new EC2Client(settings(sandbox.aws, 'eu-west-1'));
    const doors = async () => {
      const Filters = [{ Name: 'group-name', Values: ['service-door'] }];
      const { SecurityGroups = [] } = await ec2.send(new DescribeSecurityGroupsCommand({ Filters }));
      return SecurityGroups[0];
    };
    const groupId = (await doors())?.GroupId ?? '';
    const rule = { IpProtocol: 'tcp', FromPort: 3389, ToPort: 3389, IpRanges: [{ CidrIp: '0.0.0.0/0' }] };
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId: groupId, IpPermissions: [rule] }));
    const ranges = { items: [{ cidrIp: '0.0.0.0/0' }] };
    const permission = {
      ipProtocol: 'tcp',
      fromPort: 3389,
      toPort: 3389,
      groups: {},
      ipRanges: ranges,
      ipv6Ranges: {},
    };
    const click = record('ec2.amazonaws.com', 'AuthorizeSecurityGroupIngress', 'eu-west-1', {
      groupId,
      ipPermissions: { items: [{ ...permission, prefixListIds: {} }] },
    });
    await put(sandbox.aws, [click]);
    const incident = await sandbox.answered(click.eventID);
    expect(incident).toMatchObject({
      stack: 'service',
      status: 'reverted',
      addresses: ['module.door.aws_security_group.door'],
      clicks: [{ eventID: click.eventID, actor: { name: 'mallory' } }],
    });
    expect((await doors())?.IpPermissions?.map(({ FromPort }) => FromPort)).toEqual([443]);
    await sandbox.told('mallory');
  });

  it('answers a burst over two Regions with one incident', async () => {
    const ssm = new SSMClient(settings(sandbox.aws, 'eu-north-1'));
    await ssm.send(new PutParameterCommand({ Name: '/service/north', Value: 'clicked', Overwrite: true }));
    const clicks = [
      await clickRetention('/service/api', 1),
      record('ssm.amazonaws.com', 'PutParameter', 'eu-north-1', { name: '/service/north', overwrite: true }),
    ];
    await put(sandbox.aws, clicks.slice(0, 1));
    await put(sandbox.aws, clicks.slice(1), 'eu-north-1');
    const incident = await sandbox.answered(...clicks.map(({ eventID }) => eventID));
    expect(incident.status).toBe('reverted');
    expect(incident.addresses.toSorted()).toEqual(['aws_cloudwatch_log_group.this["api"]', 'aws_ssm_parameter.north']);
    expect(await retention('/service/api')).toBe(14);
    expect((await ssm.send(new GetParameterCommand({ Name: '/service/north' }))).Parameter?.Value).toBe('as it was');
  });

  it('waits for somebody else to let go of the state, and then reverts', async () => {
    const s3 = new S3Client({ ...settings(sandbox.aws), forcePathStyle: true });
    const lock = { Bucket: 'unclick-sandbox-state', Key: 'service.tfstate.tflock' };
    const Body = JSON.stringify({
      ID: '0b9c7a1e-0000-4000-8000-000000000000',
      Operation: 'OperationTypeApply',
      Who: 'pipeline@ci',
    });
    await s3.send(new PutObjectCommand({ ...lock, Body }));
    const click = await clickRetention('/service/worker', 3);
    await put(sandbox.aws, [click]);
    await pause(8000);
    expect((await sandbox.incidents()).at(-1)).toMatchObject({ status: 'open', clicks: [{ eventID: click.eventID }] });
    await s3.send(new DeleteObjectCommand(lock));
    expect((await sandbox.answered(click.eventID)).status).toBe('reverted');
    expect(await retention('/service/worker')).toBe(30);
  });

  it('takes a secret back without telling it to anybody', async () => {
    const ssm = new SSMClient(settings(sandbox.aws, 'eu-west-1'));
    const change = {
      Name: '/service/password',
      Value: 'a-clicked-secret',
      Type: 'SecureString' as const,
      Overwrite: true,
    };
    await ssm.send(new PutParameterCommand(change));
    const click = record('ssm.amazonaws.com', 'PutParameter', 'eu-west-1', {
      name: '/service/password',
      value: 'HIDDEN_DUE_TO_SECURITY_REASONS',
      type: 'SecureString',
      overwrite: true,
    });
    await put(sandbox.aws, [click]);
    const incident = await sandbox.answered(click.eventID);
    expect(incident.status).toBe('reverted');
    const told = `${await sandbox.told(incident.id)} ${JSON.stringify(await sandbox.incidents())}`;
    expect(told).not.toContain('a-clicked-secret');
    expect(told).not.toContain('not-for-anybodys-eyes');
  });

  it('says why when Terraform cannot plan, and changes nothing', async () => {
    const s3 = new S3Client({ ...settings(sandbox.aws), forcePathStyle: true });
    const state = { Bucket: 'unclick-sandbox-state', Key: 'service.tfstate' };
    const before = (await (await s3.send(new GetObjectCommand(state))).Body?.transformToString()) ?? '';
    const click = await clickRetention('/service/worker', 5);
    await s3.send(new PutObjectCommand({ ...state, Body: before.slice(0, 200) }));
    await put(sandbox.aws, [click]);
    const incident = await sandbox.answered(click.eventID);
    await s3.send(new PutObjectCommand({ ...state, Body: before }));
    expect(incident.status).toBe('failed');
    expect(await retention('/service/worker')).toBe(5);
    expect(await sandbox.told('Terraform says')).toMatch(/Terraform says.*state/is);
    const again = await clickRetention('/service/worker', 7);
    await put(sandbox.aws, [again]);
    expect((await sandbox.answered(again.eventID)).status).toBe('reverted');
    expect(await retention('/service/worker')).toBe(30);
  });

  it('starts nothing for a read, a failed call, Terraform itself, or what nobody manages', async () => {
    const before = (await sandbox.incidents()).length;
    const logGroupName = '/service/api';
    const retentionCall = (rest: Readonly<Record<string, unknown>>) =>
      record('logs.amazonaws.com', 'PutRetentionPolicy', 'eu-west-1', { logGroupName, retentionInDays: 14 }, rest);
    await put(sandbox.aws, [
      record(
        'logs.amazonaws.com',
        'DescribeLogGroups',
        'eu-west-1',
        { logGroupNamePrefix: logGroupName },
        { readOnly: true },
      ),
      retentionCall({ errorCode: 'AccessDenied', errorMessage: 'no' }),
      retentionCall({
        sessionCredentialFromConsole: undefined,
        userAgent: 'APN/1.0 HashiCorp/1.0 Terraform/1.11.4 (+https://www.terraform.io) terraform-provider-aws/5.100.0',
      }),
      record('logs.amazonaws.com', 'PutRetentionPolicy', 'eu-west-1', {
        logGroupName: '/of/nobody',
        retentionInDays: 1,
      }),
    ]);
    const last = await clickRetention(logGroupName, 7);
    await put(sandbox.aws, [last]);
    await sandbox.answered(last.eventID);
    expect((await sandbox.incidents()).length).toBe(before + 1);
  });

  it('lays what is no record aside with its reason, and goes on', async () => {
    const sqs = new SQSClient(settings(sandbox.aws));
    const urlOf = async (QueueName: string) => (await sqs.send(new GetQueueUrlCommand({ QueueName }))).QueueUrl ?? '';
    const [clicks, dead] = [await urlOf('unclick-sandbox-clicks'), await urlOf('unclick-sandbox-clicks-dead')];
    await sqs.send(new SendMessageCommand({ QueueUrl: clicks, MessageBody: '{"detail": [1, 2' }));
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({ QueueUrl: dead, WaitTimeSeconds: 10, MessageAttributeNames: ['All'] }),
    );
    expect(Messages[0]?.Body).toBe('{"detail": [1, 2');
    expect(Messages[0]?.MessageAttributes?.reason?.StringValue).toMatch(/\w/);
  });

  it('ends on SIGTERM and leaves nothing running', async () => {
    const family = descendants(sandbox.process.pid ?? 0);
    expect(family.length).toBeGreaterThanOrEqual(2);
    const ended = new Promise<number | null>((resolve) => sandbox.process.once('exit', resolve));
    sandbox.process.kill('SIGTERM');
    expect(await ended).toBe(0);
    expect(family.filter(lives)).toEqual([]);
    await expect(fetch(`${sandbox.aws}/moto-api/data.json`)).rejects.toThrow();
    await expect(fetch(`${sandbox.console}/api/incidents`)).rejects.toThrow();
  });
});

/** Everything that a process started, and what that started, by Linux's process table; nothing where there is none. */
function descendants(parent: number): number[] {
  const table = existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
  const children = table.filter((pid) => parentOf(pid) === parent).map(Number);
  return [...children, ...children.flatMap(descendants)];
}

function parentOf(pid: string): number | undefined {
  try {
    return Number(/\) \S (\d+)/.exec(readFileSync(`/proc/${pid}/stat`, 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}

/** A process that has ended may stand in the table as a zombie until somebody asks how it ended. */
function lives(pid: number): boolean {
  try {
    return !/\) Z /.test(readFileSync(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}
