import type { Claim, IndexRow } from '../core/state/state-index.ts';
import type { StateIndex } from '../ports/state-index.ts';

/** The state index of one process: for the command line, where the states are files. */
export class MemoryStateIndex implements StateIndex {
  /** Nearly every key has one claim: a list for each would double the memory. */
  readonly #rows = new Map<string, Claim | Claim[]>();

  add(rows: readonly IndexRow[]): void {
    for (const { key, claim } of rows) this.put(key, claim);
  }

  put(key: string, claim: Claim): void {
    const before = this.#rows.get(key);
    if (before === undefined) this.#rows.set(key, claim);
    else if (Array.isArray(before)) before.push(claim);
    else this.#rows.set(key, [before, claim]);
  }

  async lookup(keys: readonly string[]): Promise<ReadonlyMap<string, readonly Claim[]>> {
    return this.find(keys);
  }

  /** The same without the promise, for who replays thousands of records. */
  find(keys: readonly string[]): ReadonlyMap<string, readonly Claim[]> {
    const found = new Map<string, readonly Claim[]>();
    for (const key of keys) {
      const claims = this.#rows.get(key);
      if (claims) found.set(key, Array.isArray(claims) ? claims : [claims]);
    }
    return found;
  }
}
