import { DynamoCursors } from '../../functions/adapters/dynamo/cursors.ts';
import { DynamoIncidents } from '../../functions/adapters/dynamo/incidents.ts';
import { DynamoOverrides } from '../../functions/adapters/dynamo/overrides.ts';
import { DynamoSweeps } from '../../functions/adapters/dynamo/sweeps.ts';
import { dynamoTable } from '../../functions/adapters/dynamo/table.ts';
import { S3Manifests } from '../../functions/adapters/s3/manifests.ts';
import { loadConfig, readEnvironment } from '../../functions/runtime/config.ts';
import { caller, useDeployment } from '../deployment.ts';
import type { DeploymentOptions } from '../deployment-options.ts';
import { buildLog } from './build-log.ts';
import { type ConsoleServer, startConsole } from './console-server.ts';
import { coverageOf, knownStacks } from './coverage.ts';
import { handler as decideOnPage } from './decide-on-page.ts';
import { decidingAs } from './deciding-as.ts';
import type { Sources } from './sources.ts';

/** Serves the page over a deployment's tables until it is told to end. */
export async function serveDeployment(options: DeploymentOptions & { readonly port: number }): Promise<void> {
  await useDeployment(options);
  const console = await startConsole({ sources: await sourcesOf(), every: 3000, port: options.port });
  process.stdout.write(`Open this address; it opens once:\n\n  ${console.link()}\n\n`);
  if (process.stdin.isTTY) offerMore(console);
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => void console.close().then(() => process.exit(0)));
}

/** Each line from the terminal is a wish for another address: a second browser, say. */
function offerMore(console: ConsoleServer): void {
  process.stdout.write('Enter gives another address, Ctrl-C ends it.\n');
  process.stdin.on('data', () => process.stdout.write(`  ${console.link()}\n`));
}

async function sourcesOf(): Promise<Sources> {
  const { stacks } = loadConfig();
  const { UNCLICK_TABLE_INCIDENTS, UNCLICK_PLANS_BUCKET } = readEnvironment([
    'UNCLICK_TABLE_INCIDENTS',
    'UNCLICK_PLANS_BUCKET',
  ]);
  const table = dynamoTable(UNCLICK_TABLE_INCIDENTS);
  const overrides = new DynamoOverrides(table);
  const { arn, account } = await caller();
  const manifests = new S3Manifests(UNCLICK_PLANS_BUCKET);
  const known = forAMinute(() => knownStacks(stacks, manifests));
  const coverage = forAMinute(async () =>
    coverageOf(await known(), { manifests, cursors: new DynamoCursors(table), sweeps: new DynamoSweeps(table) }),
  );
  return {
    place: `${account} as ${arn.split('/').at(-1)}`,
    incidents: new DynamoIncidents(table),
    stack: stacks.named,
    coverage,
    overrides: async () => (await Promise.all((await known()).map(({ name }) => overrides.list(name)))).flat(),
    log: buildLog,
    ...decidingAs(arn, decideOnPage),
  };
}

/** Reads once a minute at most: with a thousand stacks, a look at each of them is no small thing. */
function forAMinute<Value>(read: () => Promise<Value>): () => Promise<Value> {
  let kept: { readonly value: Promise<Value>; readonly until: number } | undefined;
  return () => {
    if (kept === undefined || kept.until < Date.now()) kept = { value: read(), until: Date.now() + 60_000 };
    kept.value.catch(() => {
      kept = undefined;
    });
    return kept.value;
  };
}
