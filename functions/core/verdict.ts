import type { ReasonCode } from './reason.ts';

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

/** A stack of which the index does not know what it holds now. */
export interface Lagging {
  readonly stack: string;
  readonly why: string;
}

/** `drift`: act; `ignored`: count; `unresolved`: tell people, never apply. Direct hits come before parents. */
export type Verdict =
  | { readonly verdict: 'drift'; readonly reason: ReasonCode; readonly origin: Origin; readonly hits: readonly Hit[] }
  | { readonly verdict: 'ignored'; readonly reason: ReasonCode; readonly origin: Origin; readonly hits: readonly Hit[] }
  | {
      readonly verdict: 'unresolved';
      readonly reason: ReasonCode;
      readonly origin: Origin;
      readonly hits: readonly Hit[];
      /** For `stale-index`: the stacks whose rows lag behind their state, each with why. */
      readonly lagging?: readonly Lagging[];
    };
