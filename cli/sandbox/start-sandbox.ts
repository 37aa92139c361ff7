import { basename, join, resolve } from 'node:path';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { PutParameterCommand } from '@aws-sdk/client-ssm';
import type { Incident } from '../../functions/core/incident.ts';
import { clickBoard } from '../demo/click-board.ts';
import { bundleRun } from './bundle-run.ts';
import { type SandboxClients, sandboxClients } from './clients.ts';
import type { Source } from './codebuild.ts';
import { deployed, deployInfra } from './deploy.ts';
import { applyStack, settleState } from './first-apply.ts';
import { forwardRegions } from './forward-regions.ts';
import { startMoto } from './moto.ts';
import { oneAtATime } from './one-at-a-time.ts';
import { writeOverride } from './override-file.ts';
import { preflight } from './preflight.ts';
import { startResponder } from './responder.ts';
import { appliedParameter, writeResponderConfig } from './responder-config.ts';
import type { Shutdown } from './shutdown.ts';
import type { SlackMessage } from './slack-server.ts';
import { downloadSource } from './stack-clone.ts';
import { stackRegions } from './stack-region.ts';
import type { TerraformPlace } from './terraform-commands.ts';

const project = resolve(import.meta.dirname, '..', '..');
const bucket = 'unclick-sandbox-state';
/** The stack that is made when nobody names one. */
export const exampleStack = join(project, 'examples', 'stack');

export interface Sandbox {
  /** The endpoint of the sandbox's AWS. */
  readonly aws: string;
  readonly console: string;
  /** The page's address for a person: it opens once. */
  readonly page: string;
  readonly stack: string;
  readonly clients: SandboxClients;
  /** Where the stack's state is in the sandbox's S3. */
  readonly state: { readonly bucket: string; readonly key: string };
  /** Terraform in the sandbox's copy of the stack. */
  readonly terraform: TerraformPlace;
  readonly messages: readonly SlackMessage[];
  readonly receiver: string;
  readonly deployment: Readonly<Record<string, string>>;
  incidents(): Promise<readonly Incident[]>;
}

export interface SandboxOptions {
  readonly module: string;
  /** `auto` where nothing is said; `approve` holds every revert for a person. */
  readonly mode?: 'auto' | 'approve';
  /** Builds check this branch of the module's git repository out; without it, they share a copy of the folder. */
  readonly branch?: string | undefined;
  /** A scratch folder, removed by whoever made it. */
  readonly folder: string;
  readonly shutdown: Shutdown;
  readonly tell: (line: string) => void;
}

/** Brings everything up and makes the stack. @throws Missing before anything was started, where this machine lacks something. */
export async function startSandbox({
  module,
  mode = 'auto',
  branch,
  folder,
  shutdown,
  tell,
}: SandboxOptions): Promise<Sandbox> {
  const stack = stackName(module);
  const key = `${stack}.tfstate`;
  const { moto, copy, place, lockfile } = await preflight(module, folder, shutdown, tell, branch);
  tell(`moto, by ${moto.name}`);
  const aws = await startMoto(moto, join(folder, 'moto.log'), shutdown);
  const door = await oneAtATime(aws);
  await shutdown.add('door', door.close);
  const clients = sandboxClients(aws, door.url);
  await clients.s3.send(new CreateBucketCommand({ Bucket: bucket }));
  const [ids, home] = await Promise.all([
    deployInfra(clients.cloudformation, join(project, 'infra')),
    bundleRun(project, folder),
  ]);
  const terraform = { ...place, environment: { ...place.environment, AWS_ENDPOINT_URL: aws } };
  writeOverride(terraform.directory, { bucket, key, use_lockfile: lockfile });
  await applyStack(terraform, tell);
  if (branch !== undefined) await writeApplied(clients, stack, await downloadSource(copy.root, branch));
  const regions = await stackRegions(clients.s3, bucket, key);
  const [region] = regions;
  await forwardRegions(aws, deployed(ids, 'ClickRule'), regions);
  const config = join(folder, 'unclick.yml');
  writeResponderConfig(config, { name: stack, bucket, key, directory: copy.directory, region, mode, branch });
  tell('refresh, and start the responder');
  const isExample = resolve(module) === exampleStack;
  const clicks = isExample ? clickBoard({ aws, events: clients.events, s3: clients.s3, bucket, key }) : undefined;
  const [responder] = await Promise.all([
    startResponder(
      {
        project,
        folder,
        clients,
        dynamodb: door.url,
        ids,
        home,
        config,
        checkout: copy.root,
        ...(branch !== undefined && { builds: { download: () => checkedOut(copy.root, branch) } }),
        environment: terraform.environment,
        clicks,
      },
      shutdown,
    ),
    settleState(terraform),
  ]);
  await responder.begin(bucket);
  return { aws, stack, clients, state: { bucket, key }, terraform, ...responder };
}

/** The branch as its repository has it by now, in the folder that all builds share. */
async function checkedOut(directory: string, branch: string): Promise<Source> {
  return { directory, commit: await downloadSource(directory, branch) };
}

/** As a team's pipeline does after each apply. */
async function writeApplied({ ssm }: SandboxClients, stack: string, commit: string): Promise<void> {
  await ssm.send(new PutParameterCommand({ Name: appliedParameter(stack), Value: commit, Type: 'String' }));
}

/** The folder's name, as far as a stack's name may hold it; `sandbox` for the example. */
function stackName(module: string): string {
  if (resolve(module) === exampleStack) return 'sandbox';
  return (
    basename(resolve(module))
      .replaceAll(/[^A-Za-z0-9_-]+/g, '-')
      .slice(0, 60) || 'sandbox'
  );
}
