import type { Claim } from './state-index.ts';

/**
 * The index's row of the stacks whose rows lag behind their state: as long as it is not known what such a stack holds, it
 * claims whatever nobody else does. It is looked up together with a record's own keys, in the same request.
 */
export const anything = '*';

/** A stack's claim in that row. `why` stands where another claim has an address, and is for people. */
export function lagging(stack: string, why: string, account: string | undefined): Claim {
  return account === undefined ? { stack, address: why } : { stack, address: why, account };
}

/** The lagging stacks that may hold what lives in an account; all of them where it is not known. */
export function laggingIn(claims: readonly Claim[] | undefined, account: string | undefined): readonly Claim[] {
  return (claims ?? []).filter((claim) => !claim.account || !account || claim.account === account);
}
