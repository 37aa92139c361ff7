import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';

/** One table, with the document client that speaks to it. */
export interface DynamoTable {
  readonly client: DynamoDBDocumentClient;
  readonly name: string;
}

/** Throttles are retried by the SDK (adaptive, 8 attempts): a burst of clicks is when this must not give up. */
export function dynamoTable(name: string): DynamoTable {
  const client = new DynamoDBClient({ maxAttempts: 8, retryMode: 'adaptive' });
  return { client: DynamoDBDocumentClient.from(client, { marshallOptions: { removeUndefinedValues: true } }), name };
}
