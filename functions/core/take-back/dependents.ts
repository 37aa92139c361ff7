import { withoutKeys } from '../address.ts';
import type { StateInstance } from '../adopt/in-state.ts';

/**
 * Everything of a state that depends on these addresses, at any distance: the state's `dependencies`, reversed. They name
 * resources without keys, so every instance counts.
 */
export function dependentsOf(addresses: readonly string[], instances: readonly StateInstance[]): readonly string[] {
  const reached = new Set(addresses.map(withoutKeys));
  for (let before = -1; before < reached.size; ) {
    before = reached.size;
    for (const { address, dependencies } of instances)
      if (dependencies.some((dependency) => reached.has(dependency))) reached.add(withoutKeys(address));
  }
  const found = instances.filter(({ address }) => reached.has(withoutKeys(address)) && !addresses.includes(address));
  return found.map(({ address }) => address).sort();
}
