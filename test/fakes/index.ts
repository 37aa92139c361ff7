import type { Claim } from '../../functions/core/state/state-index.ts';
import type { IndexChange, IndexWriter, StateIndex } from '../../functions/ports/state-index.ts';

/** The index in memory, written to as the one in DynamoDB is. */
export class FakeIndex implements StateIndex, IndexWriter {
  readonly #rows = new Map<string, Map<string, { serial: number; claims: readonly Claim[] }>>();
  /** How many rows were written, for tests of "only what changed". */
  written = 0;

  async lookup(keys: readonly string[]): Promise<ReadonlyMap<string, readonly Claim[]>> {
    const found = new Map<string, readonly Claim[]>();
    for (const key of keys) {
      const claims = [...(this.#rows.get(key)?.values() ?? [])].flatMap((entry) => entry.claims);
      if (claims.length > 0) found.set(key, claims);
    }
    return found;
  }

  async write(stack: string, serial: number, changes: readonly IndexChange[], options: { force?: boolean } = {}) {
    for (const { key, claims } of changes) {
      const row = this.#rows.get(key) ?? new Map();
      this.#rows.set(key, row);
      if (!options.force && (row.get(stack)?.serial ?? 0) > serial) continue;
      this.written += 1;
      row.set(stack, { serial, claims });
    }
  }
}
