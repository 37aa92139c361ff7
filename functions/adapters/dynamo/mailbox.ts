import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Click, ClickSummary } from '../../core/click.ts';
import { incidentId, parseIncidentId } from '../../core/incident-id.ts';
import { inOrder, trimmed } from '../../core/mailbox.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LeaseAnswer, LeasedBuild, Mailbox, Posted } from '../../ports/mailbox.ts';
import { Turns } from '../turns.ts';
import { backOff } from './back-off.ts';
import { batchGet } from './batch-get.ts';
import { clickKey, incidentKey, stackKey, waitingIndex } from './incident-items.ts';
import { closeSuperseded, openIncident } from './incident-updates.ts';
import { keyOf } from './incidents.ts';
import { DynamoLease } from './lease.ts';
import { type Item, queryAll } from './query-all.ts';
import type { DynamoTable } from './table.ts';
import { type TransactItem, transact } from './transact.ts';

/** A transaction may hold 100 actions and 4 MB; a trimmed click is at most 100 KB. */
const clicksPerTransaction = 25;

/** Mail as conditional writes, and the leases beside it: what two writers cannot both do, DynamoDB refuses to one of them. */
export class DynamoMailbox implements Mailbox {
  readonly #table: DynamoTable;
  readonly #clock: Clock;
  readonly #lease: DynamoLease;
  readonly #turns = new Turns();
  readonly #keepSeconds: number;

  /** @param keepSeconds how long a click's record is kept: the table's TTL takes it after that. */
  constructor(table: DynamoTable, clock: Clock, keepSeconds = 90 * 86_400) {
    this.#table = table;
    this.#clock = clock;
    this.#lease = new DynamoLease(table, clock);
    this.#keepSeconds = keepSeconds;
  }

  async put(stack: string, click: Click): Promise<Posted> {
    // The clicks of one batch would refuse each other's transactions on the stack's counter.
    return await this.#turns.take(stack, () => this.#put(stack, click));
  }

  /** Most repeats are seen by the read; the condition is for those that come at the same moment. */
  async #put(stack: string, click: Click): Promise<Posted> {
    for (;;) {
      const known = await this.#known(stack, click);
      if (known) return known;
      const { number } = await this.#stack(stack);
      if ((await transact(this.#table, this.#putActions(stack, number, click))) === 'written')
        return { incident: incidentId(stack, number), isNew: true, taken: false };
      await backOff(this.#clock);
    }
  }

  /** Three writes or none: the click, the promise that incident `number` takes it, and that incident's record. */
  #putActions(stack: string, number: number, click: Click): TransactItem[] {
    const now = this.#clock.now();
    const TableName = this.#table.name;
    const item = {
      ...clickKey(stack, click.eventID),
      incident: incidentId(stack, number),
      waiting: now.toISOString(),
      click: JSON.stringify(trimmed(click)),
      expires: Math.floor(now.getTime() / 1000) + this.#keepSeconds,
    };
    return [
      { Put: { TableName, Item: item, ConditionExpression: 'attribute_not_exists(pk)' } },
      {
        Update: {
          TableName,
          Key: stackKey(stack),
          UpdateExpression: 'SET #number = :number ADD puts :one',
          ConditionExpression: 'attribute_not_exists(#number) OR #number = :number',
          ExpressionAttributeNames: { '#number': 'number' },
          ExpressionAttributeValues: { ':number': number, ':one': 1 },
        },
      },
      { Update: { TableName, Key: incidentKey(stack, number), ...openIncident(stack, number, [click], now) } },
    ];
  }

  /** A click that is in the mailbox already. A late, revised copy replaces the record and nothing else. */
  async #known(stack: string, click: Click): Promise<Posted | undefined> {
    const Key = clickKey(stack, click.eventID);
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key, ConsistentRead: true }),
    );
    if (!Item) return undefined;
    if (click.record.raw.addendum !== undefined) {
      const update = {
        UpdateExpression: 'SET click = :click',
        ExpressionAttributeValues: { ':click': JSON.stringify(trimmed(click)) },
      };
      await this.#table.client.send(new UpdateCommand({ TableName: this.#table.name, Key, ...update }));
    }
    return { incident: String(Item.incident), isNew: false, taken: Item.waiting === undefined };
  }

  async claim(stack: string, incident: string, seconds: number): Promise<LeaseAnswer> {
    return await this.#lease.claim(stack, incident, seconds);
  }

  async renew(stack: string, incident: string, fence: number, seconds: number): Promise<boolean> {
    return await this.#lease.renew(stack, incident, fence, seconds);
  }

  async beginApply(stack: string, incident: string, build: LeasedBuild, seconds: number): Promise<boolean> {
    return await this.#lease.beginApply(stack, incident, build, seconds);
  }

  async release(stack: string, incident: string): Promise<void> {
    await this.#lease.release(stack, incident);
  }

  async supersede(stack: string, incident: string): Promise<string> {
    const number = parseIncidentId(incident)?.number ?? 0;
    const next = number + 1;
    const answer = await transact(this.#table, [
      {
        Update: {
          TableName: this.#table.name,
          Key: stackKey(stack),
          UpdateExpression: 'SET #number = :next',
          ConditionExpression: '#number = :number',
          ExpressionAttributeNames: { '#number': 'number' },
          ExpressionAttributeValues: { ':next': next, ':number': number },
        },
      },
      {
        Update: {
          TableName: this.#table.name,
          Key: incidentKey(stack, next),
          ...openIncident(stack, next, [], this.#clock.now()),
        },
      },
      {
        Update: {
          TableName: this.#table.name,
          Key: incidentKey(stack, number),
          ...closeSuperseded(incidentId(stack, next), this.#clock.now()),
        },
      },
    ]);
    // Where somebody else moved on already, the incident that is open by now gathers this mail.
    return incidentId(stack, answer === 'written' ? next : (await this.#stack(stack)).number);
  }

  async waiting(stack: string): Promise<{ count: number; newest?: Date; oldest?: Date }> {
    const times = (await this.#mail(stack)).map((item) => new Date(item.waiting));
    const [oldest, newest] = [times[0], times.at(-1)];
    return { count: times.length, ...(oldest && newest && { oldest, newest }) };
  }

  async gather(stack: string, incident: string): Promise<readonly Click[]> {
    for (;;) {
      const { puts, number } = await this.#stack(stack);
      const mail = (await this.#mail(stack)).filter((item) => isFor(item, incident));
      const chunk = mail.slice(0, clicksPerTransaction);
      const last = chunk.length === mail.length;
      const actions = this.#gatherActions(stack, incident, chunk, last ? { puts, number } : undefined);
      if ((await transact(this.#table, actions)) !== 'written') await backOff(this.#clock);
      else if (last) return await this.taken(stack, incident);
    }
  }

  /** All clicks that the incident ever took: a run that is started again must answer the same ones. */
  async taken(stack: string, incident: string): Promise<readonly Click[]> {
    const number = parseIncidentId(incident)?.number ?? 0;
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: incidentKey(stack, number), ConsistentRead: true }),
    );
    const summaries: readonly ClickSummary[] = Item?.clicks ?? [];
    const keys = [...new Set(summaries.map((summary) => summary.eventID))].map((eventID) => clickKey(stack, eventID));
    const items = await batchGet(this.#table, keys, { ConsistentRead: true });
    return inOrder(items.filter((item) => item.incident === incident).map((item) => readClick(String(item.click))));
  }

  /**
   * Takes a chunk of mail. The last chunk also closes the open incident to new clicks, provided that nothing was put since
   * the mail was read: a put in between makes the whole write fail, and gathering reads again.
   */
  #gatherActions(
    stack: string,
    incident: string,
    mail: readonly MailItem[],
    seen?: { puts: number; number: number },
  ): TransactItem[] {
    const TableName = this.#table.name;
    const actions: TransactItem[] = mail.map((item) => ({
      Update: {
        TableName,
        Key: { pk: item.pk, sk: item.sk },
        UpdateExpression: 'SET incident = :me REMOVE waiting',
        ConditionExpression: 'attribute_exists(waiting)',
        ExpressionAttributeValues: { ':me': incident },
      },
    }));
    const strays = mail.filter((item) => item.incident !== incident);
    const own = parseIncidentId(incident);
    if (strays.length > 0 && own) {
      const now = this.#clock.now();
      const clicks = strays.map((item) => readClick(item.click));
      actions.push({
        Update: { TableName, Key: incidentKey(stack, own.number), ...openIncident(stack, own.number, clicks, now) },
      });
      for (const id of new Set(strays.map((item) => item.incident)))
        actions.push({ Update: { TableName, Key: keyOf(id), ...closeSuperseded(incident, now) } });
    }
    if (seen) actions.push({ Update: { TableName, Key: stackKey(stack), ...closeToMail(incident, seen) } });
    return actions;
  }

  async #mail(stack: string): Promise<MailItem[]> {
    const items = await queryAll(this.#table, {
      IndexName: waitingIndex,
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': stackKey(stack).pk },
    });
    return items.map(mailItem);
  }

  async #stack(stack: string): Promise<{ number: number; puts: number }> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: stackKey(stack), ConsistentRead: true }),
    );
    return { number: Number(Item?.number ?? 1), puts: Number(Item?.puts ?? 0) };
  }
}

interface MailItem {
  readonly pk: string;
  readonly sk: string;
  readonly incident: string;
  readonly waiting: string;
  readonly click: string;
}

function mailItem(item: Item): MailItem {
  const { pk, sk, incident, waiting, click } = item;
  return { pk: String(pk), sk: String(sk), incident: String(incident), waiting: String(waiting), click: String(click) };
}

/** Mail of a later incident is left to it; mail of an earlier one, whose workflow must have died, is taken along. */
function isFor(item: MailItem, incident: string): boolean {
  return (parseIncidentId(item.incident)?.number ?? 0) <= (parseIncidentId(incident)?.number ?? 0);
}

/** What this adapter wrote itself is read back without another parse. */
function readClick(json: string): Click {
  const click: Click = JSON.parse(json);
  return click;
}

/** Only the incident that is open for mail can be closed to it; an older one that gathers leaves the number as it is. */
function closeToMail(incident: string, seen: { puts: number; number: number }) {
  const next = parseIncidentId(incident)?.number === seen.number ? seen.number + 1 : seen.number;
  return {
    UpdateExpression: 'SET #number = :next, puts = :puts',
    ConditionExpression:
      '(attribute_not_exists(#number) OR #number = :number) AND (attribute_not_exists(puts) OR puts = :puts)',
    ExpressionAttributeNames: { '#number': 'number' },
    ExpressionAttributeValues: { ':next': next, ':number': seen.number, ':puts': seen.puts },
  };
}
