import { UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Messages } from '../ports.ts';
import { keyOf } from './dynamo-incidents.ts';
import type { DynamoTable } from './dynamo-table.ts';

/** How long one caller may take to post a first message before another may try, in milliseconds. */
const postingMilliseconds = 120_000;

/** What Slack shows of each incident, on the incident's own item. */
export class DynamoMessages implements Messages {
  readonly #table: DynamoTable;

  constructor(table: DynamoTable) {
    this.#table = table;
  }

  async mayPost(id: string, now: Date): Promise<boolean> {
    return await this.#if(id, {
      UpdateExpression: 'SET posting = :now',
      ConditionExpression: 'attribute_not_exists(message) AND (attribute_not_exists(posting) OR posting < :before)',
      ExpressionAttributeValues: { ':now': now.getTime(), ':before': now.getTime() - postingMilliseconds },
    });
  }

  async posted(id: string, message: { readonly channel: string; readonly ts: string }): Promise<void> {
    await this.#if(id, {
      UpdateExpression: 'SET message = :message REMOVE posting',
      ConditionExpression: 'attribute_exists(pk)',
      ExpressionAttributeValues: { ':message': message },
    });
  }

  async notPosted(id: string): Promise<void> {
    await this.#if(id, { UpdateExpression: 'REMOVE posting', ConditionExpression: 'attribute_exists(posting)' });
  }

  async told(id: string, card: number, replies: number): Promise<void> {
    await this.#if(id, {
      UpdateExpression: 'SET told = :card, replies = :replies',
      ConditionExpression: 'attribute_not_exists(told) OR told <= :card',
      ExpressionAttributeValues: { ':card': card, ':replies': replies },
    });
  }

  async #if(id: string, update: Omit<UpdateCommand['input'], 'TableName' | 'Key'>): Promise<boolean> {
    try {
      await this.#table.client.send(new UpdateCommand({ TableName: this.#table.name, Key: keyOf(id), ...update }));
      return true;
    } catch (error) {
      if (error instanceof Error && error.name === 'ConditionalCheckFailedException') return false;
      throw error;
    }
  }
}
