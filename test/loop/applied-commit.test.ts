import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CloudWatchLogsClient,
  DescribeLogGroupsCommand,
  ListTagsLogGroupCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { DeleteParameterCommand, SSMClient } from '@aws-sdk/client-ssm';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { Repository } from '../rig/repository.ts';
import { put, record, settings } from './foreign-client.ts';
import { missingForLoop, type RunningSandbox, startSandboxProcess } from './sandbox-process.ts';

const lacking = missingForLoop();
if (lacking) console.warn(`the loop over a git repository is skipped: ${lacking}`);

const logGroup = (tags: string) => `
terraform {
  required_providers {
    aws = {
      source  = "hashicorp/aws"
      version = "~> 5.0"
    }
  }
}

resource "aws_cloudwatch_log_group" "api" {
  name              = "/shop/api"
  retention_in_days = 14
  tags              = { ${tags} }
}
`;

describe.skipIf(lacking)(
  'a stack whose branch has a change that is merged and not applied',
  { timeout: 180_000 },
  () => {
    const folder = mkdtempSync(join(tmpdir(), 'unclick-git-'));
    let sandbox: RunningSandbox;
    let repository: Repository;
    let applied: string;
    let merged: string;
    beforeAll(async () => {
      repository = new Repository(join(folder, 'infrastructure'));
      applied = repository.commit({ 'shop/main.tf': logGroup('') });
      sandbox = await startSandboxProcess(join(repository.folder, 'shop'), 150_000, '--branch', 'main');
      merged = repository.commit({ 'shop/main.tf': logGroup('Owner = "merged, and not applied"') });
    }, 200_000);
    afterAll(async () => {
      if (sandbox) {
        const ended = new Promise((resolve) => sandbox.process.once('exit', resolve));
        sandbox.process.kill('SIGTERM');
        await ended;
      }
      rmSync(folder, { recursive: true });
    });

    const logs = () => new CloudWatchLogsClient(settings(sandbox.aws));
    const live = async () => {
      const { logGroups } = await logs().send(new DescribeLogGroupsCommand({ logGroupNamePrefix: '/shop/api' }));
      const { tags } = await logs().send(new ListTagsLogGroupCommand({ logGroupName: '/shop/api' }));
      return { days: logGroups?.[0]?.retentionInDays, tags };
    };
    const click = async (retentionInDays: number) => {
      const request = { logGroupName: '/shop/api', retentionInDays };
      await logs().send(new PutRetentionPolicyCommand(request));
      const made = record('logs.amazonaws.com', 'PutRetentionPolicy', 'us-east-1', request);
      await put(sandbox.aws, [made]);
      return await sandbox.answered(made.eventID);
    };

    it('is reverted from the commit that was applied: nothing rides along', async () => {
      const incident = await click(1);
      expect(incident).toMatchObject({
        status: 'reverted',
        run: { source: `commit ${applied} of parameter /unclick/applied/shop`, reasons: [] },
      });
      expect(await live()).toEqual({ days: 14, tags: {} });
      await sandbox.told(`commit ${applied}`);
    });

    it('is held where that commit is not known, and says why', async () => {
      await new SSMClient(settings(sandbox.aws)).send(new DeleteParameterCommand({ Name: '/unclick/applied/shop' }));
      const incident = await click(3);
      expect(incident).toMatchObject({ status: 'waiting', run: { source: `commit ${merged} of branch main` } });
      const codes = incident.reasons.map(({ code }) => code);
      expect(codes).toEqual(expect.arrayContaining(['rides-along', 'applied-unknown']));
      expect(await live()).toEqual({ days: 3, tags: {} });
    });
  },
);
