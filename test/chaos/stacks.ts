import { cpSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { stringify } from 'yaml';
import { z } from 'zod';
import { pipelineRole } from '../../cli/clicks/persona.ts';
import { applyStack, settleState } from '../../cli/sandbox/first-apply.ts';
import { writeOverride } from '../../cli/sandbox/override-file.ts';
import { pageUser, slackParameters } from '../../cli/sandbox/responder-config.ts';
import type { TerraformPlace } from '../../cli/sandbox/terraform-commands.ts';

export const stateBucket = 'unclick-chaos-state';

/** One stack, made and settled. */
export interface ChaosStack {
  readonly name: string;
  readonly key: string;
  /** Terraform in the stack's own folder, at the AWS that nothing disturbs: the pipeline's, and the operator's. */
  readonly terraform: TerraformPlace;
}

/** Makes so many stacks out of one initialised module, two at a time. */
export async function makeStacks(
  number: number,
  parts: { readonly place: TerraformPlace; readonly folder: string; readonly lockfile: boolean },
  made: (stack: ChaosStack) => void,
): Promise<readonly ChaosStack[]> {
  const names = Array.from({ length: number }, (_, index) => `s${String(index + 1).padStart(2, '0')}`);
  const waiting = [...names];
  const stacks = new Map<string, ChaosStack>();
  const work = async () => {
    for (let name = waiting.shift(); name !== undefined; name = waiting.shift()) {
      const stack = await makeStack(name, parts);
      stacks.set(name, stack);
      made(stack);
    }
  };
  await Promise.all([work(), work()]);
  return names.flatMap((name) => stacks.get(name) ?? []);
}

async function makeStack(
  name: string,
  { place, folder, lockfile }: Parameters<typeof makeStacks>[1],
): Promise<ChaosStack> {
  const directory = join(folder, name);
  cpSync(place.directory, directory, { recursive: true, verbatimSymlinks: true });
  writeFileSync(join(directory, 'terraform.tfvars.json'), JSON.stringify({ name }));
  const key = `${name}.tfstate`;
  writeOverride(directory, { bucket: stateBucket, key, use_lockfile: lockfile });
  const terraform = { ...place, directory };
  await applyStack(terraform, () => {});
  await settleState(terraform);
  return { name, key, terraform };
}

/** `unclick.yml`: all stacks take their clicks back by themselves, and drift that no click explains too. */
export function writeChaosConfig(file: string, stacks: readonly ChaosStack[]): void {
  const entries = stacks.map(({ name, key }) => ({
    name,
    mode: 'auto',
    state: `s3://${stateBucket}/${key}`,
    source: { directory: name },
    settle: '2s',
    longestWait: '10s',
    terraform: { lockTimeout: '5s' },
    policy: { pin: 'auto', adopt: 'auto', unexplained: 'auto', fight: { times: 1000, window: '1h' } },
    approval: { approvers: [pageUser] },
    account: '123456789012',
    region: 'us-east-1',
  }));
  const slack = { channel: 'C0SANDBOX', ...slackParameters };
  writeFileSync(file, stringify({ stacks: entries, ownRoles: [pipelineRole], slack }));
}

const state = z.object({
  resources: z.array(
    z.object({
      type: z.string(),
      name: z.string(),
      instances: z.array(z.object({ attributes: z.looseObject({ id: z.string() }) })),
    }),
  ),
});

/** What each resource is called by an API, from the state: a name, an id or an ARN. */
export async function idsOf(s3: S3Client, { key }: ChaosStack): Promise<ReadonlyMap<string, string>> {
  const { Body } = await s3.send(new GetObjectCommand({ Bucket: stateBucket, Key: key }));
  const { resources } = state.parse(JSON.parse((await Body?.transformToString()) ?? ''));
  return new Map(
    resources.map(({ type, name, instances }) => [`${type}.${name}`, instances[0]?.attributes.id ?? ''] as const),
  );
}
