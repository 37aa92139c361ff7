import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { infraResources } from '../../cli/sandbox/infra-template.ts';
import { startMoto } from '../../cli/sandbox/moto.ts';
import { onPath } from '../../cli/sandbox/on-path.ts';
import { oneAtATime } from '../../cli/sandbox/one-at-a-time.ts';
import { Shutdown } from '../../cli/sandbox/shutdown.ts';

/** Why tests against moto are skipped on this machine; undefined where they run. */
export const withoutMoto = onPath('moto_server')
  ? undefined
  : 'moto_server is not on PATH: install moto[server] to run this';

export interface Rig {
  readonly endpoint: string;
  /** Creates the table that `infra/tables.yml` describes, under another name. */
  table(logicalId: string, name: string): Promise<void>;
  end(): Promise<void>;
}

/** A moto of the test's own; the environment of this process points the SDK at it. */
export async function startRig(): Promise<Rig> {
  const folder = mkdtempSync(join(tmpdir(), 'unclick-test-'));
  const shutdown = new Shutdown();
  const endpoint = await startMoto(
    { name: 'moto_server', file: 'moto_server', args: (port) => ['-H', '127.0.0.1', '-p', String(port)] },
    join(folder, 'moto.log'),
    shutdown,
  );
  const door = await oneAtATime(endpoint);
  await shutdown.add('door', () => door.close());
  const credentials = { AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test' };
  Object.assign(process.env, {
    AWS_ENDPOINT_URL: endpoint,
    AWS_ENDPOINT_URL_DYNAMODB: door.url,
    AWS_REGION: 'us-east-1',
    ...credentials,
  });
  return {
    endpoint,
    table: createTable,
    end: async () => {
      await shutdown.run();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function createTable(logicalId: string, name: string): Promise<void> {
  const described = infraResources(join(import.meta.dirname, '../../infra'), ['tables.yml'], 'test')[logicalId];
  if (!described) throw new Error(`infra/tables.yml has no ${logicalId}`);
  const { AttributeDefinitions, KeySchema, LocalSecondaryIndexes, GlobalSecondaryIndexes } = described.Properties;
  const input = { TableName: name, AttributeDefinitions, KeySchema, LocalSecondaryIndexes, GlobalSecondaryIndexes };
  await new DynamoDBClient({}).send(new CreateTableCommand({ BillingMode: 'PAY_PER_REQUEST', ...input } as never));
}
