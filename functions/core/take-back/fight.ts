import type { Reason } from '../incident.ts';

/** Addresses that were reverted so often of late that somebody or something is working against the revert. */
export function fightReasons(
  addresses: readonly string[],
  reverts: ReadonlyMap<string, number>,
  limit: { readonly times: number; readonly windowSeconds: number },
): readonly Reason[] {
  return addresses
    .filter((address) => (reverts.get(address) ?? 0) >= limit.times)
    .map((address) => ({
      code: 'fight',
      address,
      detail: `reverted ${reverts.get(address)} times within ${Math.round(limit.windowSeconds / 60)} minutes`,
    }));
}
