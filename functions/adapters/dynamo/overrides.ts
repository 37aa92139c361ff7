import { GetCommand, PutCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { Click } from '../../core/click.ts';
import { summarise } from '../../core/click-summary.ts';
import { type Override, stackOfOverride } from '../../core/deciding/override.ts';
import type { Decision, Incident, TrailEntry } from '../../core/incident.ts';
import { incidentId, parseIncidentId } from '../../core/incident-id.ts';
import type { Overrides } from '../../ports/overrides.ts';
import { byTimeIndex, clickKey, incidentKey, overrideItem, overrideKey, stackKey } from './incident-items.ts';
import { keyOf } from './incidents.ts';
import { type Item, queryAll } from './query-all.ts';
import type { DynamoTable } from './table.ts';
import { type TransactItem, transact } from './transact.ts';
import { updateIf } from './update-if.ts';

/** A transaction may hold 100 actions. */
const clicksPerTransaction = 25;

/** Overrides as items beside the mailbox, so that they and clicks can be written in one transaction. */
export class DynamoOverrides implements Overrides {
  readonly #table: DynamoTable;
  readonly #keepSeconds: number;

  /** @param keepSeconds how long a request that nobody consented to is kept after it lapsed: the table's TTL takes it then. */
  constructor(table: DynamoTable, keepSeconds = 400 * 86_400) {
    this.#table = table;
    this.#keepSeconds = keepSeconds;
  }

  async request(override: Override): Promise<void> {
    await this.#table.client.send(
      new PutCommand({
        TableName: this.#table.name,
        Item: { ...overrideItem(override), expires: inSeconds(override.lapsesAt) + this.#keepSeconds },
        ConditionExpression: 'attribute_not_exists(pk)',
      }),
    );
  }

  async read(id: string): Promise<Override | undefined> {
    const stack = stackOfOverride(id) ?? parseIncidentId(id)?.stack;
    if (stack === undefined) return undefined;
    const { Item } = await this.#table.client.send(
      new GetCommand({ TableName: this.#table.name, Key: overrideKey(stack, id), ConsistentRead: true }),
    );
    return Item && toOverride(Item);
  }

  /** One stack's are read consistently: what a run does depends on them. */
  async list(stack?: string): Promise<readonly Override[]> {
    const items = await queryAll(this.#table, stack === undefined ? everyOverride : overridesOf(stack));
    return items.map(toOverride);
  }

  /** The incident's number is reserved as the mailbox hands numbers out, so that no click is ever put under it. */
  async open(override: Override, decision: Decision): Promise<Incident | undefined> {
    for (;;) {
      const known = await this.read(override.id);
      if (!known || known.incident !== undefined || known.endedAt !== undefined) return undefined;
      if (known.lapsesAt <= decision.at) return undefined;
      const { number, free } = await this.#nextNumber(override.stack);
      const incident = opened(override, decision, incidentId(override.stack, free));
      const answer = await transact(this.#table, this.#openActions(override, incident, number, free));
      if (answer === 'written') return incident;
    }
  }

  async #nextNumber(stack: string): Promise<{ number: number; free: number }> {
    const { client, name: TableName } = this.#table;
    const { Item } = await client.send(new GetCommand({ TableName, Key: stackKey(stack), ConsistentRead: true }));
    const number = Number(Item?.number ?? 1);
    const open = await client.send(
      new GetCommand({ TableName, Key: incidentKey(stack, number), ConsistentRead: true }),
    );
    return { number, free: open.Item ? number + 1 : number };
  }

  #openActions(override: Override, incident: Incident, number: number, free: number): TransactItem[] {
    const TableName = this.#table.name;
    const { until, consentBy, from } = override;
    // Which addresses it is about follows from its clicks, and it has none yet.
    const { addresses: _addresses, ...stored } = incident;
    return [
      {
        Update: {
          TableName,
          Key: stackKey(override.stack),
          UpdateExpression: 'SET #number = :next',
          ConditionExpression: 'attribute_not_exists(#number) OR #number = :number',
          ExpressionAttributeNames: { '#number': 'number' },
          ExpressionAttributeValues: { ':next': free + 1, ':number': number },
        },
      },
      {
        Put: {
          TableName,
          Item: { ...incidentKey(override.stack, free), kind: 'incident', ...stored },
          ConditionExpression: 'attribute_not_exists(pk)',
        },
      },
      {
        Update: {
          TableName,
          Key: overrideKey(override.stack, override.id),
          UpdateExpression:
            'SET incident = :incident, #from = :from, #until = :until, consentBy = :consentBy REMOVE expires',
          ConditionExpression:
            'attribute_exists(pk) AND attribute_not_exists(incident) AND attribute_not_exists(endedAt)',
          ExpressionAttributeNames: { '#from': 'from', '#until': 'until' },
          ExpressionAttributeValues: {
            ':incident': incident.id,
            ':from': from,
            ':until': until,
            ':consentBy': consentBy,
          },
        },
      },
    ];
  }

  async end(id: string, by: string, now: Date): Promise<boolean> {
    const override = await this.read(id);
    if (!override) return false;
    const ended = await updateIf(this.#table, {
      Key: overrideKey(override.stack, id),
      UpdateExpression: 'SET endedAt = :now, endedBy = :by',
      ConditionExpression: 'attribute_not_exists(endedAt) AND (attribute_not_exists(#until) OR #until > :now)',
      ExpressionAttributeNames: { '#until': 'until' },
      ExpressionAttributeValues: { ':now': now.toISOString(), ':by': by },
    });
    return ended !== undefined;
  }

  async expire(id: string, expires: number): Promise<void> {
    const override = await this.read(id);
    if (!override) return;
    await this.#table.client.send(
      new UpdateCommand({
        TableName: this.#table.name,
        Key: overrideKey(override.stack, id),
        UpdateExpression: 'SET expires = :expires',
        ExpressionAttributeValues: { ':expires': expires },
      }),
    );
  }

  async cover(override: Override, clicks: readonly Click[], from: string, now: Date): Promise<readonly Click[]> {
    const owner = override.incident;
    if (owner === undefined) return [];
    for (let start = 0; start < clicks.length; start += clicksPerTransaction) {
      const chunk = clicks.slice(start, start + clicksPerTransaction);
      const answer = await transact(this.#table, this.#coverActions(override, owner, chunk, from, now));
      if (answer !== 'written') return clicks.slice(0, start);
    }
    return clicks;
  }

  /** The condition on the override is part of the write: one that ends in between covers nothing. */
  #coverActions(override: Override, owner: string, clicks: readonly Click[], from: string, now: Date): TransactItem[] {
    const TableName = this.#table.name;
    return [
      {
        ConditionCheck: {
          TableName,
          Key: overrideKey(override.stack, override.id),
          ConditionExpression: 'attribute_not_exists(endedAt) AND #until > :now',
          ExpressionAttributeNames: { '#until': 'until' },
          ExpressionAttributeValues: { ':now': now.toISOString() },
        },
      },
      {
        Update: {
          TableName,
          Key: keyOf(owner),
          UpdateExpression:
            'SET clicks = list_append(clicks, :clicks), trail = list_append(if_not_exists(trail, :none), :trail) ADD card :one',
          ConditionExpression: 'attribute_exists(pk) AND attribute_not_exists(closedAt)',
          ExpressionAttributeValues: {
            ':clicks': clicks.map(summarise),
            ':none': [],
            ':trail': [covered(clicks, from, now)],
            ':one': 1,
          },
        },
      },
      ...clicks.map((click) => ({
        Update: {
          TableName,
          Key: clickKey(override.stack, click.eventID),
          UpdateExpression: 'SET incident = :owner',
          ConditionExpression: 'incident = :from',
          ExpressionAttributeValues: { ':owner': owner, ':from': from },
        },
      })),
    ];
  }
}

const everyOverride = {
  IndexName: byTimeIndex,
  KeyConditionExpression: 'kind = :kind',
  ExpressionAttributeValues: { ':kind': 'override' },
};

const overridesOf = (stack: string) => ({
  ConsistentRead: true,
  KeyConditionExpression: 'pk = :pk AND begins_with(sk, :override)',
  ExpressionAttributeValues: { ':pk': stackKey(stack).pk, ':override': 'override#' },
});

function covered(clicks: readonly Click[], from: string, now: Date): TrailEntry {
  const names = [...new Set(clicks.map(({ eventName, actor }) => `${eventName} by ${actor.name}`))].slice(0, 5);
  return { at: now.toISOString(), by: from, what: 'covered', detail: `Recorded, not reverted: ${names.join(', ')}` };
}

/** What this house wrote is read back without another parse. */
function toOverride(item: Item): Override {
  const { pk: _pk, sk: _sk, kind: _kind, openedAt: _openedAt, expires: _expires, ...override } = item;
  const { id, stack, scope, seconds, reason, requestedBy, requestedAt, lapsesAt, owner, ...rest } = override;
  return { id, stack, scope, seconds, reason, requestedBy, requestedAt, lapsesAt, owner, ...rest };
}

function opened(override: Override, decision: Decision, id: string): Incident {
  const detail = `Clicks may stand until ${override.until}: ${override.reason}`;
  return {
    id,
    stack: override.stack,
    status: 'overridden',
    clicks: [],
    addresses: [],
    outcome: detail,
    reasons: [],
    openedAt: decision.at,
    steps: [],
    decision,
    overrideId: override.id,
    card: 1,
    keeps: 1,
    trail: [{ at: decision.at, by: decision.consentBy ?? decision.by, what: 'decided', detail }],
  };
}

const inSeconds = (time: string) => Math.floor(Date.parse(time) / 1000);
