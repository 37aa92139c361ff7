import { mkdirSync } from 'node:fs';
import { cp } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { SetQueueAttributesCommand } from '@aws-sdk/client-sqs';
import { bundleRun } from '../../cli/sandbox/bundle-run.ts';
import { type SandboxClients, sandboxClients } from '../../cli/sandbox/clients.ts';
import { incidentsTable } from '../../cli/sandbox/console-api.ts';
import { deployed, deployInfra } from '../../cli/sandbox/deploy.ts';
import { startMoto } from '../../cli/sandbox/moto.ts';
import { oneAtATime } from '../../cli/sandbox/one-at-a-time.ts';
import { preflight } from '../../cli/sandbox/preflight.ts';
import { type Responder, startResponder } from '../../cli/sandbox/responder.ts';
import type { Shutdown } from '../../cli/sandbox/shutdown.ts';
import type { DynamoTable } from '../../functions/adapters/dynamo/table.ts';
import type { Chance } from '../model/chance.ts';
import { type BatchParts, batchClient } from './batches.ts';
import { startFaultProxy } from './fault-proxy.ts';
import { type ChaosStack, idsOf, makeStacks, stateBucket, writeChaosConfig } from './stacks.ts';
import type { Tally } from './tally.ts';
import { Writes } from './writes.ts';

const project = resolve(import.meta.dirname, '..', '..');

/** Seconds until SQS shows a message again whose batch came to nothing: longer than a batch may take here; 180 in a deployment. */
const visibilityTimeout = 30;

export interface WorldParts {
  readonly stacks: number;
  readonly builds: number;
  /** A scratch folder, removed by whoever made it. */
  readonly folder: string;
  readonly shutdown: Shutdown;
  readonly tell: (line: string) => void;
  readonly chance: Chance;
  readonly tally: Tally;
  readonly isTrouble: () => boolean;
  readonly quota: BatchParts['quota'];
}

/** Everything that runs, and two ways to its AWS: unclick's own, which may be in trouble, and the straight one. */
export interface World {
  /** The AWS that nothing disturbs. */
  readonly aws: string;
  readonly clients: SandboxClients;
  readonly stacks: readonly ChaosStack[];
  /** What the APIs call each stack's resources, by address. */
  readonly ids: ReadonlyMap<string, ReadonlyMap<string, string>>;
  readonly responder: Responder;
  readonly table: DynamoTable;
  readonly config: string;
  readonly writes: Writes;
}

/** The sandbox's own parts, with many stacks, a quota of builds, a fresh checkout for each, and trouble in between. */
export async function startWorld(parts: WorldParts): Promise<World> {
  const { folder, shutdown, tell } = parts;
  const { moto, place, lockfile } = await preflight(join(import.meta.dirname, 'stack'), folder, shutdown, () => {});
  const aws = await startMoto(moto, join(folder, 'moto.log'), shutdown);
  const door = await oneAtATime(aws);
  await shutdown.add('door', door.close);
  const clients = sandboxClients(aws, door.url);
  await clients.s3.send(new CreateBucketCommand({ Bucket: stateBucket }));
  const [ids, home] = await Promise.all([
    deployInfra(clients.cloudformation, join(project, 'infra')),
    bundleRun(project, folder),
  ]);
  tell(`${moto.name}; ${parts.stacks} stacks are made`);
  const checkout = join(folder, 'stacks');
  const environment = { ...place.environment, AWS_ENDPOINT_URL: aws };
  const made = { place: { ...place, environment }, folder: checkout, lockfile };
  const stacks = await makeStacks(parts.stacks, made, ({ name }) => tell(`${name} stands`));
  const named = await Promise.all(stacks.map(async (stack) => [stack.name, await idsOf(clients.s3, stack)] as const));
  const writes = new Writes(new Map(named));
  const config = join(folder, 'unclick.yml');
  writeChaosConfig(config, stacks);
  const doors = await troubledDoors(parts, { aws, dynamodb: door.url }, writes);
  const scratch = join(folder, 'tmp');
  mkdirSync(scratch);
  const responder = await startResponder(
    {
      project,
      folder,
      clients: { ...clients, sqs: batchClient(doors.aws, parts) },
      dynamodb: doors.dynamodb,
      ids,
      home,
      config,
      checkout,
      builds: { atOnce: parts.builds, download: freshCheckouts(checkout, join(folder, 'builds')) },
      environment: { ...environment, AWS_ENDPOINT_URL: doors.aws, TMPDIR: scratch },
      onFailure: (error) => countFailure(parts.tally, error),
      clicks: undefined,
    },
    shutdown,
  );
  await hurry(clients, responder.queues.clicks);
  await responder.begin(stateBucket);
  const table = incidentsTable(clients.dynamodb, deployed(ids, 'IncidentsTable'));
  return { aws, clients, stacks, ids: new Map(named), responder, table, config, writes };
}

async function troubledDoors(
  { chance, tally, isTrouble, shutdown }: WorldParts,
  { aws, dynamodb }: { readonly aws: string; readonly dynamodb: string },
  writes: Writes,
) {
  const common = { chance, tally, isTrouble, carriedOut: writes.hear.bind(writes) };
  const [straight, one] = await Promise.all([
    startFaultProxy(aws, { ...common, name: 'aws' }),
    startFaultProxy(dynamodb, { ...common, name: 'dynamodb' }),
  ]);
  await shutdown.add('troubled doors', async () => {
    await Promise.all([straight.close(), one.close()]);
  });
  return { aws: straight.url, dynamodb: one.url };
}

/** A build finds the source as it was committed, whatever a build before it has left lying: its container is new. */
function freshCheckouts(from: string, folder: string) {
  let builds = 0;
  return async () => {
    builds += 1;
    const directory = join(folder, String(builds));
    await cp(from, directory, { recursive: true, verbatimSymlinks: true });
    return { directory };
  };
}

async function hurry({ sqs }: SandboxClients, url: string): Promise<void> {
  const Attributes = { VisibilityTimeout: String(visibilityTimeout) };
  await sqs.send(new SetQueueAttributesCommand({ QueueUrl: url, Attributes }));
}

function countFailure(tally: Tally, error: unknown): void {
  const text = error instanceof Error ? error.message : String(error);
  const [, name] = /process ended during ([\w-]+)/.exec(text) ?? [];
  if (name === 'classify-click') tally.count('functions killed in mid-batch');
  else if (name !== undefined) tally.count(`functions killed during ${name}`);
}
