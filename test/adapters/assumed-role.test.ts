import { CloudTrailClient, DescribeTrailsCommand, LookupEventsCommand } from '@aws-sdk/client-cloudtrail';
import { DescribeKeyCommand, KMSClient } from '@aws-sdk/client-kms';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { assumedRole } from '../../functions/adapters/assumed-role.ts';
import { CloudTrailRecords } from '../../functions/adapters/cloudtrail-records.ts';
import { CloudTrailTrail } from '../../functions/adapters/cloudtrail-trail.ts';
import { systemClock } from '../../functions/adapters/system-clock.ts';
import { undoCalls } from '../../functions/adapters/undo-calls.ts';

const arn = 'arn:aws:iam::444455556666:role/unclick-backfill';
const Expiration = new Date(Date.now() + 900_000);
const sts = mockClient(STSClient);
const cloudTrail = mockClient(CloudTrailClient);
const kms = mockClient(KMSClient);

beforeEach(() => {
  sts.reset();
  cloudTrail.reset();
  kms.reset();
});

describe('a role in another account', () => {
  it('is assumed for a quarter of an hour', async () => {
    const Credentials = { AccessKeyId: 'a', SecretAccessKey: 's', SessionToken: 't', Expiration };
    sts.on(AssumeRoleCommand).resolves({ Credentials });
    expect(await assumedRole(arn, 'unclick-backfill')()).toEqual({
      accessKeyId: 'a',
      secretAccessKey: 's',
      sessionToken: 't',
      expiration: Expiration,
    });
    expect(sts.commandCalls(AssumeRoleCommand)[0]?.args[0].input).toEqual({
      RoleArn: arn,
      RoleSessionName: 'unclick-backfill',
      DurationSeconds: 900,
    });
  });

  it('that gives nothing is named', async () => {
    sts.on(AssumeRoleCommand).resolves({});
    await expect(assumedRole(arn, 'unclick-backfill')()).rejects.toThrow(`no credentials for ${arn}`);
  });

  it('is who asks CloudTrail of that account', async () => {
    const Credentials = { AccessKeyId: 'a', SecretAccessKey: 's', SessionToken: 't', Expiration };
    sts.on(AssumeRoleCommand).resolves({ Credentials });
    cloudTrail.on(DescribeTrailsCommand).resolves({ trailList: [] });
    await new CloudTrailTrail('eu-west-1', systemClock, assumedRole(arn, 'unclick-backfill')).statuses();
    const client = cloudTrail.commandCalls(DescribeTrailsCommand)[0]?.thisValue as CloudTrailClient;
    expect(await client.config.region()).toBe('eu-west-1');
    expect((await client.config.credentials()).accessKeyId).toBe('a');
  });

  it('is who asks for the records of a resource there; without exactly one they are out of reach', async () => {
    const Credentials = { AccessKeyId: 'a', SecretAccessKey: 's', SessionToken: 't', Expiration };
    sts.on(AssumeRoleCommand).resolves({ Credentials });
    cloudTrail.on(LookupEventsCommand).resolves({ Events: [] });
    const records = new CloudTrailRecords(systemClock, ['arn:aws:iam::444455556666:role/terraform']);
    expect([records.reaches('444455556666'), records.reaches('777788889999')]).toEqual([true, false]);
    const looked = { name: 'q', region: 'eu-west-1' };
    const during = [new Date(0), new Date(60_000)] as const;
    await records.about({ ...looked, account: '444455556666' }, ...during);
    await records.about(looked, ...during);
    const [there, here] = cloudTrail
      .commandCalls(LookupEventsCommand)
      .map(({ thisValue }) => thisValue as CloudTrailClient);
    expect((await there?.config.credentials())?.accessKeyId).toBe('a');
    expect(here).not.toBe(there);
    const assumed = sts.commandCalls(AssumeRoleCommand).map(({ args }) => args[0].input.RoleArn);
    expect(assumed).toEqual(['arn:aws:iam::444455556666:role/terraform']);
  });

  it.each([
    ['is who undoes a deletion there, and finds the thing by its ARN', '444455556666', 'a'],
    ['is not asked for what is in another account', '777788889999', undefined],
  ])('%s', async (_why, account, accessKeyId) => {
    const Credentials = { AccessKeyId: 'a', SecretAccessKey: 's', SessionToken: 't', Expiration };
    sts.on(AssumeRoleCommand).resolves({ Credentials });
    kms.on(DescribeKeyCommand).resolves({ KeyMetadata: { KeyId: 'k-1', KeyState: 'PendingDeletion' } });
    const key = `arn:aws:kms:eu-west-1:${account}:key/k-1`;
    const place = { address: 'aws_kms_key.a', id: 'k-1', arn: key, region: 'eu-west-1' };
    const calls = undoCalls(['arn:aws:iam::444455556666:role/terraform']);
    expect(await calls.isPending({ kind: 'cancel-key-deletion', enable: true, ...place })).toBe(true);
    const [call] = kms.commandCalls(DescribeKeyCommand);
    expect(call?.args[0].input).toEqual({ KeyId: key });
    const client = call?.thisValue as KMSClient;
    if (accessKeyId) expect((await client.config.credentials()).accessKeyId).toBe(accessKeyId);
    const assumed = sts.commandCalls(AssumeRoleCommand).map(({ args }) => args[0].input.RoleArn);
    expect(assumed).toEqual(accessKeyId === undefined ? [] : ['arn:aws:iam::444455556666:role/terraform']);
  });
});
