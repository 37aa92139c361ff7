import type { Messages, Telling } from '../../ports/messages.ts';
import { keyOf, toIncident } from './incidents.ts';
import type { DynamoTable } from './table.ts';
import { updateIf } from './update-if.ts';

/** How long one caller may take to tell before another may, in milliseconds. */
const tellingMilliseconds = 120_000;

/** What Slack shows of each incident, and who is telling it, on the incident's own item. */
export class DynamoMessages implements Messages {
  readonly #table: DynamoTable;

  constructor(table: DynamoTable) {
    this.#table = table;
  }

  async begin(id: string, now: Date): Promise<Telling | undefined> {
    const since = now.getTime();
    const item = await this.#if(id, {
      UpdateExpression: 'SET telling = :now',
      ConditionExpression: 'attribute_exists(id) AND (attribute_not_exists(telling) OR telling < :before)',
      ExpressionAttributeValues: { ':now': since, ':before': since - tellingMilliseconds },
      ReturnValues: 'ALL_NEW',
    });
    return item && { incident: toIncident(item), since };
  }

  async posted(id: string, message: { readonly channel: string; readonly ts: string }): Promise<void> {
    await this.#if(id, {
      UpdateExpression: 'SET message = :message',
      ConditionExpression: 'attribute_exists(id)',
      ExpressionAttributeValues: { ':message': message },
    });
  }

  async told({ incident: { id }, since }: Telling, card: number, replies: number): Promise<void> {
    await this.#if(id, {
      UpdateExpression: 'SET told = :card, replies = :replies REMOVE telling',
      ConditionExpression: 'telling = :since',
      ExpressionAttributeValues: { ':card': card, ':replies': replies, ':since': since },
    });
  }

  async notTold({ incident: { id }, since }: Telling): Promise<void> {
    await this.#if(id, {
      UpdateExpression: 'REMOVE telling',
      ConditionExpression: 'telling = :since',
      ExpressionAttributeValues: { ':since': since },
    });
  }

  /** What the item is afterwards, if it was asked for; undefined where the condition does not hold. */
  async #if(id: string, update: Omit<Parameters<typeof updateIf>[1], 'Key'>) {
    return await updateIf(this.#table, { Key: keyOf(id), ...update });
  }
}
