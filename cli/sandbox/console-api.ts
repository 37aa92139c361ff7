import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoIncidents } from '../../functions/adapters/dynamo-incidents.ts';
import type { Incident } from '../../functions/core/incident.ts';
import { type Answer, json, type Listener, listen } from './listen.ts';
import type { SlackServer } from './slack-server.ts';

/** The incidents as their table holds them, newest last. */
export function incidentReader(client: DynamoDBClient, table: string): () => Promise<readonly Incident[]> {
  const marshallOptions = { removeUndefinedValues: true };
  const incidents = new DynamoIncidents({
    client: DynamoDBDocumentClient.from(client, { marshallOptions }),
    name: table,
  });
  return async () => [...(await incidents.list())].sort((one, other) => one.openedAt.localeCompare(other.openedAt));
}

/** What became of the clicks, for programs: `GET /api/incidents`, `GET /api/messages`. */
export function startConsole(incidents: () => Promise<readonly Incident[]>, slack: SlackServer): Promise<Listener> {
  const routes: Record<string, () => Promise<unknown>> = {
    '/api/incidents': incidents,
    '/api/messages': async () => slack.messages,
  };
  return listen(async ({ method, path }): Promise<Answer> => {
    const route = routes[path];
    if (!route) return json(404, { error: `there is ${Object.keys(routes).join(' and ')}` });
    return method === 'GET' ? json(200, await route()) : json(405, { error: 'only GET' });
  });
}
