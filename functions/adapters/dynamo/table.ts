import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** One table, with the document client that speaks to it. */
export interface DynamoTable {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
}

let shared: DynamoDBDocumentClient | undefined;

/** A table, over the process's one client: its connections and its adaptive retries serve all tables. */
export function dynamoTable(name: string): DynamoTable {
  shared ??= connect();
  return { client: shared, name };
}

/** Throttles are retried by the SDK (adaptive, 8 attempts): a burst of clicks is when this must not give up. */
function connect(): DynamoDBDocumentClient {
  const client = new DynamoDBClient({ maxAttempts: 8, retryMode: 'adaptive' });
  return DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } });
}
