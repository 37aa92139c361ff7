import { QueryCommand, type QueryCommandInput, type QueryCommandOutput } from '@aws-sdk/lib-dynamodb';
import type { DynamoTable } from './table.ts';

export type Item = NonNullable<QueryCommandOutput['Items']>[number];

/** Every item that a query finds, page by page. */
export async function queryAll(table: DynamoTable, query: Omit<QueryCommandInput, 'TableName'>): Promise<Item[]> {
  const items: Item[] = [];
  let from: QueryCommandInput['ExclusiveStartKey'];
  do {
    const page: QueryCommandOutput = await table.client.send(
      new QueryCommand({ TableName: table.name, ...query, ...(from && { ExclusiveStartKey: from }) }),
    );
    items.push(...(page.Items ?? []));
    from = page.LastEvaluatedKey;
  } while (from);
  return items;
}
