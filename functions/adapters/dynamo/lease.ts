import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { parseIncidentId } from '../../core/incident-id.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LeaseAnswer, LeasedBuild } from '../../ports/mailbox.ts';
import { backOff } from './back-off.ts';
import { incidentKey, stackKey } from './incident-items.ts';
import type { DynamoTable } from './table.ts';
import { type TransactItem, transact } from './transact.ts';
import { updateIf } from './update-if.ts';

/** The right to work on a stack: who holds it until when, and under which number, on the stack's own item. */
export class DynamoLease {
  readonly #table: DynamoTable;
  readonly #clock: Clock;

  constructor(table: DynamoTable, clock: Clock) {
    this.#table = table;
    this.#clock = clock;
  }

  async claim(stack: string, incident: string, seconds: number): Promise<LeaseAnswer> {
    const now = this.#clock.now().getTime();
    const item = await updateIf(this.#table, {
      Key: stackKey(stack),
      UpdateExpression: 'SET holder = :me, leaseUntil = :until ADD fence :one',
      ConditionExpression: 'attribute_not_exists(holder) OR holder = :me OR leaseUntil < :now',
      ExpressionAttributeValues: { ':me': incident, ':until': now + seconds * 1000, ':now': now, ':one': 1 },
      ReturnValues: 'ALL_NEW',
    });
    return item ? { claimed: true, fence: Number(item.fence) } : await this.#held(stack, now);
  }

  async #held(stack: string, now: number): Promise<LeaseAnswer> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: stackKey(stack), ConsistentRead: true }),
    );
    const isHeld = typeof Item?.holder === 'string';
    const [holder, until] = isHeld ? [Item.holder, Number(Item.leaseUntil)] : ['nobody any more', now];
    return { claimed: false, holder, until: new Date(until).toISOString() };
  }

  async renew(stack: string, incident: string, fence: number, seconds: number): Promise<boolean> {
    const lease = this.#extension(incident, fence, seconds);
    return (await updateIf(this.#table, { Key: stackKey(stack), ...lease })) !== undefined;
  }

  async beginApply(stack: string, incident: string, build: LeasedBuild, seconds: number): Promise<boolean> {
    for (;;) {
      const answer = await transact(this.#table, this.#beginActions(stack, incident, build, seconds));
      if (answer !== 'conflict') return answer === 'written';
      await backOff(this.#clock);
    }
  }

  /** Two writes or none: the lease goes on, and the incident says which build changes something under it. */
  #beginActions(stack: string, incident: string, { fence, run }: LeasedBuild, seconds: number): TransactItem[] {
    const TableName = this.#table.name;
    const now = this.#clock.now();
    const lease = this.#extension(incident, fence, seconds);
    const mark = {
      UpdateExpression: 'SET applyBegan = :began',
      ConditionExpression:
        'attribute_not_exists(applyBegan) OR applyBegan.fence < :fence OR (applyBegan.fence = :fence AND applyBegan.#run = :run)',
      ExpressionAttributeNames: { '#run': 'run' },
      ExpressionAttributeValues: { ':began': { fence, run, at: now.toISOString() }, ':fence': fence, ':run': run },
    };
    const number = parseIncidentId(incident)?.number ?? 0;
    return [
      { Update: { TableName, Key: stackKey(stack), ...lease } },
      { Update: { TableName, Key: incidentKey(stack, number), ...mark } },
    ];
  }

  #extension(incident: string, fence: number, seconds: number) {
    const until = this.#clock.now().getTime() + seconds * 1000;
    return {
      UpdateExpression: 'SET leaseUntil = :until',
      ConditionExpression: 'holder = :me AND fence = :fence',
      ExpressionAttributeValues: { ':me': incident, ':fence': fence, ':until': until },
    };
  }

  async release(stack: string, incident: string): Promise<void> {
    await updateIf(this.#table, {
      Key: stackKey(stack),
      UpdateExpression: 'REMOVE holder, leaseUntil',
      ConditionExpression: 'holder = :me',
      ExpressionAttributeValues: { ':me': incident },
    });
  }
}
