import { readFile } from 'node:fs/promises';
import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import type { S3Client } from '@aws-sdk/client-s3';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { z } from 'zod';
import { DynamoIncidents } from '../../functions/adapters/dynamo/incidents.ts';
import { DynamoOverrides } from '../../functions/adapters/dynamo/overrides.ts';
import { DynamoSweeps } from '../../functions/adapters/dynamo/sweeps.ts';
import type { DynamoTable } from '../../functions/adapters/dynamo/table.ts';
import { S3Manifests } from '../../functions/adapters/s3/manifests.ts';
import type { Incident } from '../../functions/core/incident.ts';
import type { Incidents } from '../../functions/ports/incidents.ts';
import { loadConfig } from '../../functions/runtime/config.ts';
import { type ConsoleServer, startConsole } from '../console/console-server.ts';
import { coverageOf } from '../console/coverage.ts';
import { decidingAs } from '../console/deciding-as.ts';
import type { ClickBoard } from '../console/sources.ts';
import type { Functions } from './functions.ts';
import { pageUser } from './responder-config.ts';
import type { SlackServer } from './slack-server.ts';

const answer = z.object({ done: z.boolean(), text: z.string() });

/** The sandbox's incidents table. */
export function incidentsTable(client: DynamoDBClient, name: string): DynamoTable {
  const marshallOptions = { removeUndefinedValues: true };
  return { client: DynamoDBDocumentClient.from(client, { marshallOptions }), name };
}

/** Newest last. */
export async function inOrder(incidents: Pick<Incidents, 'list'>): Promise<readonly Incident[]> {
  return [...(await incidents.list())].sort((one, other) => one.openedAt.localeCompare(other.openedAt));
}

export interface SandboxConsole {
  readonly table: DynamoTable;
  readonly slack: SlackServer;
  readonly s3: S3Client;
  readonly planBucket: string;
  /** The responder's configuration file. */
  readonly config: string;
  /** Where the log of an incident's builds is. */
  readonly logOf: (incident: string) => string;
  readonly clicks: ClickBoard | undefined;
  readonly functions: Functions;
}

/** The page for people at `/`, and for programs `GET /api/incidents` and `GET /api/messages`. */
export function startSandboxConsole(parts: SandboxConsole): Promise<ConsoleServer> {
  const { table, slack, clicks } = parts;
  const [incidents, overrides] = [new DynamoIncidents(table), new DynamoOverrides(table)];
  const { stacks } = loadConfig({ UNCLICK_CONFIG: parts.config });
  const manifests = new S3Manifests(parts.planBucket, parts.s3);
  return startConsole({
    every: 300,
    machineRoutes: {
      '/api/incidents': () => inOrder(incidents),
      '/api/messages': async () => slack.messages,
    },
    sources: {
      place: 'sandbox',
      incidents,
      stack: stacks.named,
      coverage: () => coverageOf(stacks.all, { manifests, sweeps: new DynamoSweeps(table) }),
      log: ({ id }) => readFile(parts.logOf(id), 'utf8').catch(() => undefined),
      overrides: async () => (await Promise.all(stacks.all.map(({ name }) => overrides.list(name)))).flat(),
      ...decidingAs(pageUser, async (signed) => answer.parse(await parts.functions.invoke('decide-on-page', signed))),
      messages: () => slack.messages,
      ...(clicks && { clicks }),
    },
  });
}
