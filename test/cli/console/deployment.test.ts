import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { CloudFormationClient, CreateStackCommand } from '@aws-sdk/client-cloudformation';
import { execa } from 'execa';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { infraResources } from '../../../cli/sandbox/infra-template.ts';
import { DynamoMailbox } from '../../../functions/adapters/dynamo/mailbox.ts';
import { dynamoTable } from '../../../functions/adapters/dynamo/table.ts';
import { aClick } from '../../fakes/clicks.ts';
import { HandClock } from '../../rig/hand-clock.ts';
import { type Rig, startRig, withoutMoto } from '../../rig/moto.ts';

const root = resolve(import.meta.dirname, '..', '..', '..');
if (withoutMoto) console.warn(`the page over a deployment is skipped: ${withoutMoto}`);

describe.skipIf(withoutMoto)('over a deployment, in moto', { timeout: 120_000 }, () => {
  const folder = mkdtempSync(join(tmpdir(), 'unclick-deployment-'));
  const config = join(folder, 'unclick.yml');
  let rig: Rig;

  beforeAll(async () => {
    rig = await startRig();
    writeFileSync(config, 'stacks:\n  - name: shop\n    state: s3://states/shop.tfstate\n');
    const { IncidentsTable, IndexTable } = infraResources(join(root, 'infra'), ['tables.yml'], 'prod');
    const PlanBucket = { Type: 'AWS::S3::Bucket', Properties: { BucketName: 'unclick-plans' } };
    const template = { Resources: { IncidentsTable, IndexTable, PlanBucket } };
    await new CloudFormationClient({}).send(
      new CreateStackCommand({ StackName: 'unclick-prod', TemplateBody: JSON.stringify(template) }),
    );
    const mailbox = new DynamoMailbox(dynamoTable('unclick-prod-incidents'), new HandClock());
    await mailbox.put(
      'shop',
      aClick({ stack: 'shop', service: 'iam', name: 'PutRolePolicy', addresses: ['aws_iam_role.worker'] }),
    );
  }, 60_000);
  afterAll(async () => {
    await rig?.end();
    rmSync(folder, { recursive: true });
  });

  const options = ['--config', config, '--region', 'us-east-1'];

  it('finds the tables by the deployment’s name, and shows the page to who has the token', async () => {
    const child = execa(process.execPath, ['cli/unclick.ts', 'console', ...options], { cwd: root, reject: false });
    const link = await new Promise<string>((found, lost) => {
      createInterface({ input: child.stdout }).on('line', (line) => line.includes('token=') && found(line.trim()));
      void child.then(({ stderr }) => lost(new Error(stderr)));
    });
    const { origin } = new URL(link);
    const cookie = (await fetch(link)).headers.get('set-cookie')?.split(';')[0] ?? '';
    const see = async (path: string) => (await fetch(origin + path, { headers: { cookie } })).text();
    expect(await see('/')).toMatch(/shop-0|shop-1/);
    expect(await see('/')).toContain('PutRolePolicy');
    expect(await see('/coverage')).toContain('<th scope="row">shop</th>');
    expect((await fetch(`${origin}/api/incidents`)).status).toBe(403);
    child.kill('SIGTERM');
    expect((await child).exitCode).toBe(0);
  });

  it('reports from the tables', async () => {
    const period = ['--from', '2025-12-31', '--to', '2026-01-02'];
    const { stdout } = await execa(
      process.execPath,
      ['cli/unclick.ts', 'report', ...options, ...period, '--format', 'json'],
      { cwd: root },
    );
    expect(JSON.parse(stdout)).toMatchObject({ statistics: { clicks: 1, services: [{ name: 'iam', clicks: 1 }] } });
  });

  it.each(['console', 'report'])('%s says so when there is no such deployment', async (command) => {
    const { stderr, exitCode } = await execa(
      process.execPath,
      ['cli/unclick.ts', command, ...options, '--deployment', 'nobodys'],
      { cwd: root, reject: false },
    );
    expect(exitCode).toBe(1);
    expect(stderr).toMatch(new RegExp(`^unclick ${command}: .*nobodys`));
  });
});
