import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand, type UpdateCommandInput } from '@aws-sdk/lib-dynamodb';
import type { Item } from './query-all.ts';
import type { DynamoTable } from './table.ts';

/** An update that has a condition. @returns what was asked for by `ReturnValues`; undefined where the condition does not hold */
export async function updateIf(
  table: DynamoTable,
  update: Omit<UpdateCommandInput, 'TableName'>,
): Promise<Item | undefined> {
  try {
    const { Attributes = {} } = await table.client.send(new UpdateCommand({ TableName: table.name, ...update }));
    return Attributes;
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) return undefined;
    throw error;
  }
}
