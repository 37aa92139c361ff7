import { ConditionalCheckFailedException } from '@aws-sdk/client-dynamodb';
import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Claim } from '../core/state-index.ts';
import type { IndexChange, IndexWriter, StateIndex } from '../ports.ts';
import { batchGet } from './dynamo-batch-get.ts';
import type { DynamoTable } from './dynamo-table.ts';

/** Writes under way at once: enough to fill a second, few enough not to be throttled on a new table. */
const writers = 16;

/**
 * One item per key; in its map `claims` each stack has its own entry: what the key means there, and the serial of the state
 * that said so. One event needs one BatchGet, and two stacks never overwrite each other.
 */
export class DynamoStateIndex implements StateIndex, IndexWriter {
  readonly #table: DynamoTable;

  constructor(table: DynamoTable) {
    this.#table = table;
  }

  async lookup(keys: readonly string[]): Promise<ReadonlyMap<string, readonly Claim[]>> {
    const items = await batchGet(
      this.#table,
      [...new Set(keys)].map((key) => ({ key })),
    );
    return new Map(items.map((item) => [String(item.key), claimsOf(item)]));
  }

  async write(stack: string, serial: number, changes: readonly IndexChange[]): Promise<void> {
    const waiting = changes.values();
    const work = async () => {
      for (const change of waiting) await this.#change(stack, serial, change);
    };
    await Promise.all(Array.from({ length: writers }, work));
  }

  async #change(stack: string, serial: number, { key, claims }: IndexChange): Promise<void> {
    const update = {
      TableName: this.#table.name,
      Key: { key },
      ExpressionAttributeNames: { '#stack': `stack:${stack}` },
    };
    const newer = 'attribute_not_exists(#stack) OR #stack.serial <= :serial';
    try {
      await this.#table.client.send(
        claims.length === 0
          ? new UpdateCommand({
              ...update,
              UpdateExpression: 'REMOVE #stack',
              ConditionExpression: newer,
              ExpressionAttributeValues: { ':serial': serial },
            })
          : new UpdateCommand({
              ...update,
              UpdateExpression: 'SET #stack = :entry',
              ConditionExpression: newer,
              ExpressionAttributeValues: { ':serial': serial, ':entry': { serial, claims } },
            }),
      );
    } catch (error) {
      // A newer state's word stands already: an old serial never overwrites it.
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
    }
  }
}

interface Entry {
  readonly claims: readonly Claim[];
}

function claimsOf(item: Record<string, unknown>): Claim[] {
  return Object.entries(item)
    .filter(([name]) => name.startsWith('stack:'))
    .flatMap(([, entry]) => (entry as Entry).claims);
}
