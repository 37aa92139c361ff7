import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Cursors } from '../../ports/trail.ts';
import type { DynamoTable } from './table.ts';

/** Beside the incidents, in a partition of their own. */
export class DynamoCursors implements Cursors {
  readonly #table: DynamoTable;

  constructor(table: DynamoTable) {
    this.#table = table;
  }

  async read(region: string): Promise<Date | undefined> {
    const { Item } = await this.#table.client.send(new GetCommand({ TableName: this.#table.name, Key: keyOf(region) }));
    return typeof Item?.until === 'string' ? new Date(Item.until) : undefined;
  }

  async write(region: string, until: Date): Promise<void> {
    await this.#table.client.send(
      new UpdateCommand({
        TableName: this.#table.name,
        Key: keyOf(region),
        UpdateExpression: 'SET #until = :until',
        ExpressionAttributeNames: { '#until': 'until' },
        ExpressionAttributeValues: { ':until': until.toISOString() },
      }),
    );
  }
}

const keyOf = (region: string) => ({ pk: 'backfill', sk: `cursor#${region}` });
