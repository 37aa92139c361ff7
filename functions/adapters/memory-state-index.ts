import type { Claim, IndexRow } from '../core/state-index.ts';
import type { StateIndex } from '../ports.ts';

/** The state index of one process: for the command line, where the states are files. */
export class MemoryStateIndex implements StateIndex {
  readonly #rows = new Map<string, Claim[]>();

  add(rows: readonly IndexRow[]): void {
    for (const { key, claim } of rows) {
      const claims = this.#rows.get(key);
      if (claims) claims.push(claim);
      else this.#rows.set(key, [claim]);
    }
  }

  async lookup(keys: readonly string[]): Promise<ReadonlyMap<string, readonly Claim[]>> {
    return this.find(keys);
  }

  /** The same without the promise, for who replays thousands of records. */
  find(keys: readonly string[]): ReadonlyMap<string, readonly Claim[]> {
    const found = new Map<string, readonly Claim[]>();
    for (const key of keys) {
      const claims = this.#rows.get(key);
      if (claims) found.set(key, claims);
    }
    return found;
  }
}
