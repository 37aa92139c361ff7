import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import { GetCommand, QueryCommand, TransactWriteCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Click } from '../../core/click.ts';
import { summarise } from '../../core/click-summary.ts';
import type { ClickSummary } from '../../core/incident.ts';
import { incidentId, parseIncidentId } from '../../core/incident-id.ts';
import { trimmed } from '../../core/mailbox.ts';
import { supersededBy } from '../../core/superseded.ts';
import type { Clock } from '../../ports/clock.ts';
import type { LeaseAnswer, LeasedBuild, Mailbox, Posted } from '../../ports/mailbox.ts';
import { Turns } from '../turns.ts';
import { batchGet } from './batch-get.ts';
import { clickKey, incidentKey, stackKey, waitingIndex } from './incident-items.ts';
import { keyOf } from './incidents.ts';
import type { DynamoTable } from './table.ts';

/** A transaction may hold 100 actions and 4 MB; a trimmed click is at most 100 KB. */
const clicksPerTransaction = 25;

/** Mail and leases as conditional writes: what two writers cannot both do, DynamoDB refuses to one of them. */
export class DynamoMailbox implements Mailbox {
  readonly #table: DynamoTable;
  readonly #clock: Clock;
  readonly #turns = new Turns();
  readonly #keepSeconds: number;

  /** @param keepSeconds how long a click's record is kept: the table's TTL takes it after that. */
  constructor(table: DynamoTable, clock: Clock, keepSeconds = 90 * 86_400) {
    this.#table = table;
    this.#clock = clock;
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
      try {
        await this.#write(this.#putActions(stack, number, click));
        return { incident: incidentId(stack, number), isNew: true, taken: false };
      } catch (error) {
        refusals(error);
        await this.#clock.wait(20 + 80 * Math.random());
      }
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
    const now = this.#clock.now().getTime();
    try {
      const { Attributes } = await this.#table.client.send(
        new UpdateCommand({
          TableName: this.#table.name,
          Key: stackKey(stack),
          UpdateExpression: 'SET holder = :me, leaseUntil = :until ADD fence :one',
          ConditionExpression: 'attribute_not_exists(holder) OR holder = :me OR leaseUntil < :now',
          ExpressionAttributeValues: { ':me': incident, ':until': now + seconds * 1000, ':now': now, ':one': 1 },
          ReturnValues: 'ALL_NEW',
        }),
      );
      return { claimed: true, fence: Number(Attributes?.fence) };
    } catch (error) {
      if (!(error instanceof ConditionalCheckFailedException)) throw error;
      const { holder, leaseUntil } = await this.#stack(stack);
      return { claimed: false, holder: holder ?? 'nobody any more', until: new Date(leaseUntil ?? now).toISOString() };
    }
  }

  async renew(stack: string, incident: string, fence: number, seconds: number): Promise<boolean> {
    return await this.#ifHeld(stack, this.#extension(incident, fence, seconds));
  }

  async beginApply(stack: string, incident: string, build: LeasedBuild, seconds: number): Promise<boolean> {
    for (;;) {
      try {
        await this.#write(this.#beginActions(stack, incident, build, seconds));
        return true;
      } catch (error) {
        if (refusals(error).includes('ConditionalCheckFailed')) return false;
        await this.#clock.wait(20 + 80 * Math.random());
      }
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
    await this.#ifHeld(stack, {
      UpdateExpression: 'REMOVE holder, leaseUntil',
      ConditionExpression: 'holder = :me',
      ExpressionAttributeValues: { ':me': incident },
    });
  }

  async #ifHeld(stack: string, update: Omit<UpdateCommand['input'], 'TableName' | 'Key'>): Promise<boolean> {
    try {
      await this.#table.client.send(
        new UpdateCommand({ TableName: this.#table.name, Key: stackKey(stack), ...update }),
      );
      return true;
    } catch (error) {
      if (error instanceof ConditionalCheckFailedException) return false;
      throw error;
    }
  }

  async supersede(stack: string, incident: string): Promise<string> {
    const number = parseIncidentId(incident)?.number ?? 0;
    const next = number + 1;
    try {
      await this.#write([
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
    } catch (error) {
      // Somebody else moved on already: the incident that is open by now gathers this mail.
      refusals(error);
      return incidentId(stack, (await this.#stack(stack)).number);
    }
    return incidentId(stack, next);
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
      try {
        await this.#write(this.#gatherActions(stack, incident, chunk, last ? { puts, number } : undefined));
        if (last) return await this.taken(stack, incident);
      } catch (error) {
        refusals(error);
        await this.#clock.wait(20 + 80 * Math.random());
      }
    }
  }

  /** All clicks that the incident ever took: a run that is started again must answer the same ones. */
  async taken(stack: string, incident: string): Promise<Click[]> {
    const number = parseIncidentId(incident)?.number ?? 0;
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: incidentKey(stack, number), ConsistentRead: true }),
    );
    const summaries: readonly ClickSummary[] = Item?.clicks ?? [];
    const keys = [...new Set(summaries.map((summary) => summary.eventID))].map((eventID) => clickKey(stack, eventID));
    const items = await batchGet(this.#table, keys, { ConsistentRead: true });
    return items.filter((item) => item.incident === incident).map((item) => readClick(String(item.click)));
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
    const mail: MailItem[] = [];
    let from: Record<string, unknown> | undefined;
    do {
      const page = await this.#table.client.send(
        new QueryCommand({
          TableName: this.#table.name,
          IndexName: waitingIndex,
          ConsistentRead: true,
          KeyConditionExpression: 'pk = :pk',
          ExpressionAttributeValues: { ':pk': stackKey(stack).pk },
          ...(from && { ExclusiveStartKey: from }),
        }),
      );
      mail.push(...(page.Items ?? []).map(mailItem));
      from = page.LastEvaluatedKey;
    } while (from);
    return mail;
  }

  async #stack(stack: string): Promise<{ number: number; puts: number; holder?: string; leaseUntil?: number }> {
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: stackKey(stack), ConsistentRead: true }),
    );
    return {
      number: Number(Item?.number ?? 1),
      puts: Number(Item?.puts ?? 0),
      ...(typeof Item?.holder === 'string' && { holder: Item.holder, leaseUntil: Number(Item.leaseUntil) }),
    };
  }

  async #write(actions: TransactItem[]): Promise<void> {
    if (actions.length > 0) await this.#table.client.send(new TransactWriteCommand({ TransactItems: actions }));
  }
}

type TransactItem = NonNullable<TransactWriteCommand['input']['TransactItems']>[number];

interface MailItem {
  readonly pk: string;
  readonly sk: string;
  readonly incident: string;
  readonly waiting: string;
  readonly click: string;
}

function mailItem(item: Record<string, unknown>): MailItem {
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

/** The reason of each refused action. @throws anything that is no lost race: the caller's retry (SQS, Step Functions) takes it. */
function refusals(error: unknown): readonly (string | undefined)[] {
  if (!(error instanceof TransactionCanceledException)) throw error;
  const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
  const lostRace = codes.some((code) => code === 'ConditionalCheckFailed' || code === 'TransactionConflict');
  if (!lostRace) throw error;
  return codes;
}

function openIncident(stack: string, number: number, clicks: readonly Click[], now: Date) {
  return {
    UpdateExpression:
      'SET id = :id, #stack = :stack, kind = :kind, openedAt = if_not_exists(openedAt, :now), #status = if_not_exists(#status, :open), clicks = list_append(if_not_exists(clicks, :none), :clicks)',
    ExpressionAttributeNames: { '#stack': 'stack', '#status': 'status' },
    ExpressionAttributeValues: {
      ':id': incidentId(stack, number),
      ':stack': stack,
      ':kind': 'incident',
      ':now': now.toISOString(),
      ':open': 'open',
      ':none': [],
      ':clicks': clicks.map(summarise),
    },
  };
}

/** An incident whose clicks another answers says so, and is over. */
function closeSuperseded(next: string, now: Date) {
  const { status, outcome, reasons } = supersededBy(next);
  return {
    UpdateExpression:
      'SET #status = :status, outcome = :outcome, reasons = :reasons, closedAt = if_not_exists(closedAt, :now) ADD card :one',
    ExpressionAttributeNames: { '#status': 'status' },
    ExpressionAttributeValues: {
      ':status': status,
      ':outcome': outcome,
      ':reasons': reasons,
      ':now': now.toISOString(),
      ':one': 1,
    },
  };
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
