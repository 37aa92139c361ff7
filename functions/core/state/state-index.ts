/** One stack's word that a key means one of its addresses. */
export interface Claim {
  readonly stack: string;
  readonly address: string;
  /** The account the resource lives in; missing when neither its ARN nor a neighbour nor the stack says so. */
  readonly account?: string;
  /** Its Region: `` for what has none, missing when it is not known. */
  readonly region?: string;
}

/** One row of the index: a key that a record can yield, and what it means in one stack. */
export interface IndexRow {
  readonly key: string;
  readonly claim: Claim;
}
