import type { Match } from './verdict.ts';

/** One stack's word that a key means one of its addresses. */
export interface Claim {
  readonly stack: string;
  readonly address: string;
  readonly type: string;
  readonly match: Exclude<Match, 'parent'>;
}

/** One row of the index: a key that a record can yield, and what it means in one stack. */
export interface IndexRow {
  readonly key: string;
  readonly claim: Claim;
}
