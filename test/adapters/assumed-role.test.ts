import { CloudTrailClient, DescribeTrailsCommand } from '@aws-sdk/client-cloudtrail';
import { AssumeRoleCommand, STSClient } from '@aws-sdk/client-sts';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { assumedRole } from '../../functions/adapters/assumed-role.ts';
import { CloudTrailTrail } from '../../functions/adapters/cloudtrail-trail.ts';
import { systemClock } from '../../functions/adapters/system-clock.ts';

const arn = 'arn:aws:iam::444455556666:role/unclick-backfill';
const Expiration = new Date(Date.now() + 900_000);
const sts = mockClient(STSClient);
const cloudTrail = mockClient(CloudTrailClient);

beforeEach(() => {
  sts.reset();
  cloudTrail.reset();
});

describe('a role in another account', () => {
  it('is assumed for a quarter of an hour', async () => {
    const Credentials = { AccessKeyId: 'a', SecretAccessKey: 's', SessionToken: 't', Expiration };
    sts.on(AssumeRoleCommand).resolves({ Credentials });
    expect(await assumedRole(arn)()).toEqual({
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
    await expect(assumedRole(arn)()).rejects.toThrow(`no credentials for ${arn}`);
  });

  it('is who asks CloudTrail of that account', async () => {
    const Credentials = { AccessKeyId: 'a', SecretAccessKey: 's', SessionToken: 't', Expiration };
    sts.on(AssumeRoleCommand).resolves({ Credentials });
    cloudTrail.on(DescribeTrailsCommand).resolves({ trailList: [] });
    await new CloudTrailTrail('eu-west-1', systemClock, assumedRole(arn)).statuses();
    const client = cloudTrail.commandCalls(DescribeTrailsCommand)[0]?.thisValue as CloudTrailClient;
    expect(await client.config.region()).toBe('eu-west-1');
    expect((await client.config.credentials()).accessKeyId).toBe('a');
  });
});
