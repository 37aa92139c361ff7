import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteItemCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { Command } from 'commander';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { progressTitle } from '../../cli/index-states/progress-title.ts';
import { register } from '../../cli/index-states.ts';
import { DynamoStateIndex } from '../../functions/adapters/dynamo/state-index.ts';
import { dynamoTable } from '../../functions/adapters/dynamo/table.ts';
import { type Rig, startRig, withoutMoto } from '../rig/moto.ts';

const config = (pattern: string) => `
stacks:
  - name: "${pattern}"
    state: "s3://states/${pattern}.tfstate"
    region: us-east-1
    mode: observe
`;

const queueArn = (name: string) => `arn:aws:sqs:us-east-1:111122223333:${name}`;

const aState = (serial: number, name: string) =>
  JSON.stringify({
    version: 4,
    serial,
    lineage: name,
    resources: [
      {
        mode: 'managed',
        type: 'aws_sqs_queue',
        name: 'q',
        provider: 'provider["registry.terraform.io/hashicorp/aws"]',
        instances: [{ attributes: { arn: queueArn(name), name } }],
      },
    ],
  });

async function unclick(...args: string[]): Promise<string> {
  const written: string[] = [];
  const spy = vi.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(String(text)) > 0);
  const program = new Command().exitOverride().configureOutput({ writeErr: (text) => written.push(text) });
  register(program);
  program.commands[0]?.exitOverride().configureOutput({ writeErr: (text) => written.push(text) });
  await program.parseAsync(['index', ...args], { from: 'user' }).finally(() => spy.mockRestore());
  return written.join('');
}

describe.skipIf(withoutMoto)(`unclick index, in moto${withoutMoto ? ` (${withoutMoto})` : ''}`, () => {
  const folder = mkdtempSync(join(tmpdir(), 'unclick-test-'));
  let rig: Rig;
  const put = (name: string, body: string) =>
    new S3Client({ forcePathStyle: true }).send(
      new PutObjectCommand({ Bucket: 'states', Key: `${name}.tfstate`, Body: body }),
    );
  const holds = async (name: string) =>
    (await new DynamoStateIndex(dynamoTable('index')).lookup([queueArn(name)])).has(queueArn(name));

  beforeAll(async () => {
    rig = await startRig();
    await rig.table('IndexTable', 'index');
    const client = new S3Client({ forcePathStyle: true });
    for (const Bucket of ['states', 'plans']) await client.send(new CreateBucketCommand({ Bucket }));
    const file = join(folder, 'unclick.yml');
    writeFileSync(file, config('{name}'));
    Object.assign(process.env, {
      UNCLICK_CONFIG: file,
      UNCLICK_TABLE_INCIDENTS: 'incidents',
      UNCLICK_TABLE_INDEX: 'index',
      UNCLICK_PLANS_BUCKET: 'plans',
    });
  });
  afterAll(async () => {
    process.exitCode = undefined;
    rmSync(folder, { recursive: true });
    await rig.end();
  });

  it('indexes every state that is found, and only what changed since', async () => {
    await put('a', aState(1, 'a'));
    await put('b', aState(1, 'b'));
    expect(await unclick()).toMatch(/^2 states indexed: 2 resources, 4 rows written; 0 unchanged\n$/);
    expect([await holds('a'), await holds('b')]).toEqual([true, true]);
    expect(await unclick()).toBe('0 states indexed: 0 resources, 0 rows written; 2 unchanged\n');
  });

  it('writes every row anew when it is told to, and so mends what was lost', async () => {
    await new DynamoDBClient({}).send(
      new DeleteItemCommand({ TableName: 'index', Key: { key: { S: queueArn('a') } } }),
    );
    expect(await unclick('a')).toMatch(/1 unchanged/);
    expect(await holds('a')).toBe(false);
    const said = JSON.parse(await unclick('a', '--rebuild', '--json'));
    expect(said).toEqual({ stacks: [{ stack: 'a', indexed: true, resources: 1, changes: 2, serial: 1 }] });
    expect(await holds('a')).toBe(true);
  });

  it('names what cannot be read, goes on with the others, and ends with 1', async () => {
    await put('b', '{"encrypted_data":"x"}');
    await put('c', aState(1, 'c'));
    expect(await unclick()).toMatch(/^b: encrypted by OpenTofu.*stale-index.*\n1 states indexed.*1 unchanged\n$/);
    expect(process.exitCode).toBe(1);
    expect(await holds('c')).toBe(true);
  });

  it('says which stack there is not', async () => {
    await expect(unclick('no/such')).rejects.toMatchObject({ exitCode: 2, message: expect.stringMatching(/no\/such/) });
  });
});

describe('how far an indexing is', () => {
  it.each([
    [0, 0, 0, '████████████████████████ 0 of 0 states'],
    [0, 8, 0, '░░░░░░░░░░░░░░░░░░░░░░░░ 0 of 8 states'],
    [2500, 10_000, 20_000, '██████░░░░░░░░░░░░░░░░░░ 2,500 of 10,000 states, about 1m left'],
    [8, 8, 20_000, '████████████████████████ 8 of 8 states'],
  ])('%i of %i after %i ms', (done, total, elapsed, said) => {
    expect(progressTitle(done, total, elapsed)).toBe(said);
  });
});
