/** Where a call came from, with the fields that say so. */
export type OriginKind = 'console' | 'cloudshell' | 'service' | 'terraform' | 'programmatic' | 'unknown';
export interface Origin {
  readonly kind: OriginKind;
  readonly because: readonly string[];
}

/** What in the record met what in the state. `parent`: the call changed a child of this resource. */
export type Match = 'arn' | 'id' | 'name' | 'parent';

export interface Hit {
  readonly stack: string;
  readonly address: string;
  readonly match: Match;
}

export type Verdict =
  | { readonly verdict: 'drift'; readonly reason: string; readonly origin: Origin; readonly hits: readonly Hit[] }
  | { readonly verdict: 'ignored'; readonly reason: string; readonly origin: Origin; readonly hits: readonly Hit[] }
  | { readonly verdict: 'unresolved'; readonly reason: string; readonly origin: Origin; readonly hits: readonly Hit[] };
