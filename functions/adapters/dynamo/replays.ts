import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Replays } from '../../ports/slack.ts';
import { seenKey } from './incident-items.ts';
import type { DynamoTable } from './table.ts';

/** Timestamps are accepted for five minutes either way; the table's TTL takes the item after that. */
const keepSeconds = 900;

/** Signatures that were seen, one small item each: the second of two equal requests finds it there. */
export class DynamoReplays implements Replays {
  readonly #table: DynamoTable;

  constructor(table: DynamoTable) {
    this.#table = table;
  }

  async isFirst(signature: string, now: Date): Promise<boolean> {
    const expires = Math.floor(now.getTime() / 1000) + keepSeconds;
    try {
      await this.#table.client.send(
        new PutCommand({
          TableName: this.#table.name,
          Item: { ...seenKey(signature), expires },
          ConditionExpression: 'attribute_not_exists(pk)',
        }),
      );
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
      throw error;
    }
  }
}
