import type { Claim } from '../core/state/state-index.ts';

/** Which addresses of which stacks a key of a record means. At most two requests however many keys. */
export interface StateIndex {
  lookup(keys: readonly string[]): Promise<ReadonlyMap<string, readonly Claim[]>>;
}

/** What a key means in one stack from now on; no claims: nothing any more. */
export interface IndexChange {
  readonly key: string;
  readonly claims: readonly Claim[];
}

export interface IndexWriter {
  /** Writes a stack's changes. What a newer serial wrote is left as it is, unless `force`. */
  write(
    stack: string,
    serial: number,
    changes: readonly IndexChange[],
    options?: { readonly force?: boolean },
  ): Promise<void>;
}

/** What the index holds of a stack, so that only what changed is written: each key with a digest of its claims. */
export interface Manifest {
  /** The ETag of the state object that was read. */
  readonly etag: string;
  /** What else the rows were made from: the format of the keys, and where the configuration says that resources live. */
  readonly made: string;
  readonly lineage: string;
  readonly serial: number;
  readonly keys: Readonly<Record<string, string>>;
  /** How many resources the keys are of; manifests of older versions lack it. */
  readonly resources?: number;
}

export interface Manifests {
  /** With the time when it was written: the age of the index. */
  read(stack: string): Promise<(Manifest & { readonly writtenAt?: Date }) | undefined>;
  write(stack: string, manifest: Manifest): Promise<void>;
  /** The stacks that have one. */
  list(): AsyncIterable<string>;
}
