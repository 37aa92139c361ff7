import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import { hasSeen, type Sweep, type SweptStack } from '../../core/sweep/sweep.ts';
import type { Sweeps } from '../../ports/sweeps.ts';
import { byTimeIndex, sweepKey } from './incident-items.ts';
import { type Item, queryAll } from './query-all.ts';
import type { DynamoTable } from './table.ts';
import { updateIf } from './update-if.ts';

/** One item a stack, in the stack's own partition. */
export class DynamoSweeps implements Sweeps {
  readonly #table: DynamoTable;

  constructor(table: DynamoTable) {
    this.#table = table;
  }

  async list(): Promise<readonly SweptStack[]> {
    const items = await queryAll(this.#table, {
      IndexName: byTimeIndex,
      KeyConditionExpression: 'kind = :kind',
      ExpressionAttributeValues: { ':kind': 'sweep' },
    });
    return items.map(toSwept);
  }

  async read(stack: string): Promise<SweptStack | undefined> {
    const command = new GetCommand({ TableName: this.#table.name, Key: sweepKey(stack), ConsistentRead: true });
    const { Item } = await this.#table.client.send(command);
    return Item && toSwept(Item);
  }

  async turn(stack: string, at: Date, how: 'starts' | 'waits'): Promise<void> {
    await this.#set(stack, at.toISOString(), how === 'starts' ? { startedAt: at.toISOString() } : {});
  }

  async end(stack: string, sweep: Sweep): Promise<void> {
    const { endedAt } = sweep;
    const fields = { last: sweep, ...(hasSeen(sweep) && { sweptAt: endedAt }) };
    await this.#set(stack, endedAt, fields, 'attribute_not_exists(#last.endedAt) OR #last.endedAt <= :now');
  }

  async entered(stack: string, incident: string): Promise<void> {
    await this.#table.client.send(
      new UpdateCommand({
        TableName: this.#table.name,
        Key: sweepKey(stack),
        UpdateExpression: 'SET incident = :incident',
        ExpressionAttributeValues: { ':incident': incident },
      }),
    );
  }

  /** `openedAt` is when the stack had its first turn: the global index needs it, and it is written once. */
  async #set(stack: string, now: string, fields: Record<string, unknown>, condition?: string): Promise<void> {
    const names = Object.keys(fields);
    const sets = names.map((name) => `, #${name} = :${name}`).join('');
    await updateIf(this.#table, {
      Key: sweepKey(stack),
      UpdateExpression: `SET #stack = :stack, kind = :kind, openedAt = if_not_exists(openedAt, :now)${sets}`,
      ExpressionAttributeNames: {
        '#stack': 'stack',
        ...Object.fromEntries(names.map((name) => [`#${name}`, name])),
      },
      ExpressionAttributeValues: {
        ':stack': stack,
        ':kind': 'sweep',
        ':now': now,
        ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [`:${name}`, value])),
      },
      ...(condition !== undefined && { ConditionExpression: condition }),
    });
  }
}

/** What this adapter wrote is read back without another parse. */
function toSwept(item: Item): SweptStack {
  const { pk: _pk, sk: _sk, kind: _kind, openedAt: since, stack, ...fields } = item;
  return { stack, since, ...fields };
}
