import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Incident } from '../../core/incident.ts';
import type { IncidentChange, Questions } from '../../ports/questions.ts';
import { byTimeIndex, overrideItem } from './incident-items.ts';
import { keyOf, toIncident } from './incidents.ts';
import { queryAll } from './query-all.ts';
import type { DynamoTable } from './table.ts';
import { transact } from './transact.ts';
import { updateIf } from './update-if.ts';

/** Questions and decisions on the incident's own item: each is one conditional write, so the first on a card wins. */
export class DynamoQuestions implements Questions {
  readonly #table: DynamoTable;

  constructor(table: DynamoTable) {
    this.#table = table;
  }

  async ask(id: string, token: string, change: IncidentChange): Promise<Incident> {
    const update = changes(change, ['taskToken = :token', 'question = if_not_exists(question, :zero) + :one']);
    const { Attributes } = await this.#table.client.send(
      new UpdateCommand({
        TableName: this.#table.name,
        Key: keyOf(id),
        ...update,
        ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ':token': token },
        ReturnValues: 'ALL_NEW',
      }),
    );
    if (!Attributes) throw new Error(`DynamoDB returned no item for ${id}`);
    return toIncident(Attributes);
  }

  async write(id: string, card: number, change: IncidentChange): Promise<boolean> {
    const update = changes(change, []);
    const { override } = change;
    const TableName = this.#table.name;
    const items = [
      {
        Update: {
          TableName,
          Key: keyOf(id),
          ...update,
          ConditionExpression: card === 0 ? 'attribute_not_exists(card)' : 'card = :card',
          ExpressionAttributeValues: { ...update.ExpressionAttributeValues, ...(card > 0 && { ':card': card }) },
        },
      },
      ...(override ? [{ Put: { TableName, Item: overrideItem(override) } }] : []),
    ];
    return (await transact(this.#table, items)) === 'written';
  }

  async token(id: string): Promise<{ token: string; question: number } | undefined> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: keyOf(id), ConsistentRead: true }),
    );
    return typeof Item?.taskToken === 'string'
      ? { token: Item.taskToken, question: Number(Item.question ?? 0) }
      : undefined;
  }

  async answered(id: string, token: string): Promise<void> {
    await updateIf(this.#table, {
      Key: keyOf(id),
      UpdateExpression: 'REMOVE taskToken',
      ConditionExpression: 'taskToken = :token',
      ExpressionAttributeValues: { ':token': token },
    });
  }

  async unfinished(since: Date): Promise<readonly Incident[]> {
    const items = await queryAll(this.#table, {
      IndexName: byTimeIndex,
      KeyConditionExpression: 'kind = :kind AND openedAt >= :since',
      FilterExpression: 'attribute_not_exists(closedAt) OR attribute_not_exists(told) OR told < card',
      ExpressionAttributeValues: { ':kind': 'incident', ':since': since.toISOString() },
    });
    return items.map(toIncident);
  }
}

/** A change as an update: what is null is removed, the trail grows, the card is the next. */
function changes({ override: _override, trail, ...fields }: IncidentChange, sets: readonly string[]) {
  const entries = Object.entries(fields);
  const written = entries.filter(([, value]) => value !== undefined && value !== null);
  const removed = entries.filter(([, value]) => value === null);
  const all = [
    ...sets,
    'card = if_not_exists(card, :zero) + :one',
    'trail = list_append(if_not_exists(trail, :none), :trail)',
    ...written.map(([name]) => `#${name} = :${name}`),
  ];
  const remove = removed.length > 0 ? ` REMOVE ${removed.map(([name]) => `#${name}`).join(', ')}` : '';
  const names = [...written, ...removed].map(([name]) => [`#${name}`, name]);
  return {
    UpdateExpression: `SET ${all.join(', ')}${remove}`,
    ...(names.length > 0 && { ExpressionAttributeNames: Object.fromEntries(names) }),
    ExpressionAttributeValues: {
      ':zero': 0,
      ':one': 1,
      ':none': [],
      ':trail': trail,
      ...Object.fromEntries(written.map(([name, value]) => [`:${name}`, value])),
    },
  };
}
