import type { Claim } from '../../core/state/state-index.ts';
import type { IndexChange, IndexWriter, StateIndex } from '../../ports/state-index.ts';
import { batchGet } from './batch-get.ts';
import type { DynamoTable } from './table.ts';
import { updateIf } from './update-if.ts';

/** Writes under way at once: enough to fill a second, few enough not to be throttled on a new table. */
const writers = 16;

/**
 * One item per key; in its map `claims` each stack has its own entry: what the key means there, and the serial of the state
 * that said so. One event needs one BatchGet, and two stacks never overwrite each other.
 */
export class DynamoStateIndex implements StateIndex, IndexWriter {
  readonly #table: DynamoTable;

  constructor(table: DynamoTable) {
    this.#table = table;
  }

  async lookup(keys: readonly string[]): Promise<ReadonlyMap<string, readonly Claim[]>> {
    const items = await batchGet(
      this.#table,
      [...new Set(keys)].map((key) => ({ key })),
    );
    const rows = items.map((item) => [String(item.key), claimsOf(item)] as const);
    return new Map(rows.filter(([, claims]) => claims.length > 0));
  }

  async write(
    stack: string,
    serial: number,
    changes: readonly IndexChange[],
    options: { readonly force?: boolean } = {},
  ): Promise<void> {
    const waiting = changes.values();
    const newest = options.force ? Number.MAX_SAFE_INTEGER : serial;
    const work = async () => {
      for (const change of waiting) await this.#change(stack, serial, newest, change);
    };
    await Promise.all(Array.from({ length: writers }, work));
  }

  /**
   * An entry that carries a serial above `newest` stands: an old state never overwrites a newer one's word. So what a state no
   * longer holds leaves its serial behind, or a slower run of an older state would bring it back.
   */
  async #change(stack: string, serial: number, newest: number, { key, claims }: IndexChange): Promise<void> {
    await updateIf(this.#table, {
      Key: { key },
      UpdateExpression: 'SET #stack = :entry',
      ConditionExpression: 'attribute_not_exists(#stack) OR #stack.serial <= :newest',
      ExpressionAttributeNames: { '#stack': `stack:${stack}` },
      ExpressionAttributeValues: { ':newest': newest, ':entry': { serial, claims } },
    });
  }
}

interface Entry {
  readonly claims: readonly Claim[];
}

function claimsOf(item: Record<string, unknown>): Claim[] {
  return Object.entries(item)
    .filter(([name]) => name.startsWith('stack:'))
    .flatMap(([, entry]) => (entry as Entry).claims);
}
