import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CreateBucketCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { GetQueueUrlCommand, SQSClient } from '@aws-sdk/client-sqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { onPath } from '../../cli/sandbox/on-path.ts';
import { DynamoMailbox } from '../../functions/adapters/dynamo/mailbox.ts';
import { DynamoQuestions } from '../../functions/adapters/dynamo/questions.ts';
import { dynamoTable } from '../../functions/adapters/dynamo/table.ts';
import { SqsDeadLetters } from '../../functions/adapters/sqs-dead-letters.ts';
import { systemClock } from '../../functions/adapters/system-clock.ts';
import { aClick } from '../fakes/clicks.ts';
import { formationDoor } from '../infra/formation-door.ts';
import { type Rig, startRig, withoutMoto } from '../rig/moto.ts';
import { deployment } from './runs.ts';
import { Scratch } from './scratch.ts';

const title = `what the docs say of a deployment, from an empty account on${withoutMoto ? ` (${withoutMoto})` : ''}`;
const hubRegion = 'eu-west-1';

describe.skipIf(withoutMoto)(title, () => {
  let rig: Rig;
  let scratch: Scratch;
  let door: { readonly url: string; close(): Promise<void> };

  beforeAll(async () => {
    rig = await startRig();
    process.env.AWS_REGION = hubRegion;
    door = await formationDoor(rig.endpoint);
    scratch = new Scratch({
      AWS_REGION: undefined,
      // The AWS CLI's first version reads no AWS_REGION.
      AWS_DEFAULT_REGION: hubRegion,
      AWS_ENDPOINT_URL_CLOUDFORMATION: door.url,
      SLACK_TOKEN: 'a token',
      SLACK_SIGNING_SECRET: 'a secret',
    });
    scratch.keepInGit();
    await scratch.type(`alias unclick='npm run --silent unclick --'`);
    await statesOfSomebody();
  }, 120_000);
  afterAll(async () => {
    scratch?.remove();
    await door?.close();
    await rig?.end();
  });

  /** What happens between the commands, and no command of ours brings about. */
  const meanwhile: Readonly<Record<string, () => Promise<void>>> = {
    'npm run deploy': async () => nameApprovers(scratch.folder),
    'unclick incidents': async () => clickAndDeadLetter(),
  };

  it.for(deployment)('$command', { timeout: 300_000 }, async (run, context) => {
    const lacking = run.needs?.filter((program) => !onPath(program)) ?? [];
    if (lacking.length > 0) return context.skip(`not on PATH: ${lacking}`);
    await meanwhile[run.command]?.();
    const { exit, text } = await scratch.type(run.command, run.stays ? run.says : undefined);
    const [code] = run.exit ?? [0];
    expect([run.stays ? code : exit, text]).toEqual([code, expect.stringMatching(run.says)]);
  });
});

async function statesOfSomebody(): Promise<void> {
  const s3 = new S3Client({ forcePathStyle: true });
  const Bucket = 'your-terraform-states';
  await s3.send(new CreateBucketCommand({ Bucket, CreateBucketConfiguration: { LocationConstraint: hubRegion } }));
  const Body = JSON.stringify({ version: 4, terraform_version: '1.11.4', serial: 3, lineage: 'l', resources: [] });
  for (const name of ['network', 'web'])
    await s3.send(new PutObjectCommand({ Bucket, Key: `${name}/terraform.tfstate`, Body }));
}

/** What the reader of docs/ADOPTION.md writes into unclick.yml before anybody can decide. */
function nameApprovers(folder: string): void {
  const file = join(folder, 'unclick.yml');
  const stack = (name: string) =>
    `  - { name: ${name}, state: 's3://your-terraform-states/${name}/terraform.tfstate', stateRegion: ${hubRegion}, mode: observe, approval: { approvers: ['arn:aws:sts::123456789012:user/moto'] } }\n`;
  writeFileSync(file, `stacks:\n${stack('network')}${stack('web')}`);
}

/** A click is held, and something that nobody could read lies in the dead-letter queue. */
async function clickAndDeadLetter(): Promise<void> {
  const table = dynamoTable('unclick-prod-incidents');
  await new DynamoMailbox(table, systemClock).put('network', aClick());
  const change = { status: 'waiting', outcome: 'Held for a decision', trail: [] } as const;
  await new DynamoQuestions(table).ask('network-1', 'a-token', change);
  const QueueName = 'unclick-prod-clicks-dead';
  const { QueueUrl = '' } = await new SQSClient({}).send(new GetQueueUrlCommand({ QueueName }));
  await new SqsDeadLetters(QueueUrl).send('x', 'not a JSON object');
}
