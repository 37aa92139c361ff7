import { GetCommand, UpdateCommand } from '@aws-sdk/lib-dynamodb';
import type { ClickSummary } from '../../core/click.ts';
import { addressesOf, eachOnce } from '../../core/click-summary.ts';
import type { Incident, Step } from '../../core/incident.ts';
import { parseIncidentId } from '../../core/incident-id.ts';
import type { RunReport } from '../../core/run.ts';
import type { Incidents, StatusChange } from '../../ports/incidents.ts';
import { byTimeIndex, incidentKey, stackKey } from './incident-items.ts';
import { type Item, queryAll } from './query-all.ts';
import type { DynamoTable } from './table.ts';
import { updateIf } from './update-if.ts';

/** The incident records. `openIncident` of the mailbox creates them; everything else is written here. */
export class DynamoIncidents implements Incidents {
  readonly #table: DynamoTable;

  constructor(table: DynamoTable) {
    this.#table = table;
  }

  async read(id: string): Promise<Incident | undefined> {
    const command = new GetCommand({ TableName: this.#table.name, Key: keyOf(id), ConsistentRead: true });
    const { Item } = await this.#table.client.send(command);
    return Item?.id === undefined ? undefined : toIncident(Item);
  }

  async list(openedSince?: Date): Promise<readonly Incident[]> {
    const since = openedSince?.toISOString();
    return await this.#query({
      IndexName: byTimeIndex,
      KeyConditionExpression: since === undefined ? 'kind = :kind' : 'kind = :kind AND openedAt >= :since',
      ExpressionAttributeValues: { ':kind': 'incident', ...(since !== undefined && { ':since': since }) },
    });
  }

  async ofStack(stack: string): Promise<readonly Incident[]> {
    return await this.#query({
      ConsistentRead: true,
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :incident)',
      ExpressionAttributeValues: { ':pk': stackKey(stack).pk, ':incident': 'incident#' },
    });
  }

  async step(id: string, step: Step): Promise<void> {
    await this.#set(id, {
      UpdateExpression: 'SET steps = list_append(if_not_exists(steps, :none), :steps)',
      ExpressionAttributeValues: { ':none': [], ':steps': [step] },
    });
  }

  async writeRun(id: string, run: RunReport): Promise<boolean> {
    const written = await updateIf(this.#table, {
      Key: keyOf(id),
      UpdateExpression: 'SET #run = :run ADD card :one',
      ConditionExpression: 'attribute_not_exists(#run) OR attribute_not_exists(#run.fence) OR #run.fence <= :fence',
      ExpressionAttributeNames: { '#run': 'run' },
      ExpressionAttributeValues: { ':run': run, ':one': 1, ':fence': run.fence ?? 0 },
    });
    return written !== undefined;
  }

  async writeStatus(id: string, change: StatusChange): Promise<void> {
    const fields = Object.entries(change).filter(([, value]) => value !== undefined);
    await this.#set(id, {
      UpdateExpression: `SET ${fields.map(([name]) => `#${name} = :${name}`).join(', ')} ADD card :one`,
      ExpressionAttributeNames: Object.fromEntries(fields.map(([name]) => [`#${name}`, name])),
      ExpressionAttributeValues: {
        ...Object.fromEntries(fields.map(([name, value]) => [`:${name}`, value])),
        ':one': 1,
      },
    });
  }

  async reverts(stack: string, since: Date): Promise<ReadonlyMap<string, number>> {
    const incidents = await this.#query({
      KeyConditionExpression: 'pk = :pk AND begins_with(sk, :incident)',
      FilterExpression: 'closedAt >= :since AND #status = :reverted',
      ExpressionAttributeNames: { '#status': 'status' },
      ExpressionAttributeValues: {
        ':pk': stackKey(stack).pk,
        ':incident': 'incident#',
        ':since': since.toISOString(),
        ':reverted': 'reverted',
      },
    });
    const times = new Map<string, number>();
    for (const address of incidents.flatMap((incident) => incident.run?.addresses ?? [])) {
      times.set(address, (times.get(address) ?? 0) + 1);
    }
    return times;
  }

  async #query(query: Parameters<typeof queryAll>[1]): Promise<Incident[]> {
    return (await queryAll(this.#table, query)).map(toIncident);
  }

  async #set(id: string, update: Omit<UpdateCommand['input'], 'TableName' | 'Key'>): Promise<void> {
    await this.#table.client.send(new UpdateCommand({ TableName: this.#table.name, Key: keyOf(id), ...update }));
  }
}

export function keyOf(id: string) {
  const parsed = parseIncidentId(id);
  if (!parsed) throw new Error(`"${id}" is no incident id: it must look like <stack>-<number>`);
  return incidentKey(parsed.stack, parsed.number);
}

/** What this house wrote is read back with its defaults, without another parse. */
export function toIncident(item: Item): Incident {
  const {
    pk: _pk,
    sk: _sk,
    kind: _kind,
    taskToken: _token,
    telling: _telling,
    id,
    stack,
    status,
    openedAt,
    ...fields
  } = item;
  const clicks: readonly ClickSummary[] = Array.isArray(fields.clicks) ? eachOnce(fields.clicks) : [];
  const defaults = { outcome: '', reasons: [], steps: [], addresses: addressesOf(clicks), clicks };
  return { id, stack, status, openedAt, ...defaults, ...fields, clicks };
}
