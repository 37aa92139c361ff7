import { BatchGetCommand, type BatchGetCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { DynamoTable } from './table.ts';

/** The most keys that one BatchGetItem takes. */
const keysPerRequest = 100;

/** The items of the keys that are there, in no order. What DynamoDB leaves unprocessed is asked for again. */
export async function batchGet(
  table: DynamoTable,
  keys: readonly Record<string, unknown>[],
  options: { readonly ConsistentRead?: boolean } = {},
): Promise<Record<string, unknown>[]> {
  const items: Record<string, unknown>[] = [];
  for (let start = 0; start < keys.length; start += keysPerRequest) {
    let Keys: Record<string, unknown>[] | undefined = keys.slice(start, start + keysPerRequest);
    while (Keys && Keys.length > 0) {
      const page: BatchGetCommandOutput = await table.client.send(
        new BatchGetCommand({ RequestItems: { [table.name]: { Keys, ...options } } }),
      );
      items.push(...(page.Responses?.[table.name] ?? []));
      Keys = page.UnprocessedKeys?.[table.name]?.Keys;
    }
  }
  return items;
}
