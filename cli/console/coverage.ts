import type { Stack } from '../../functions/core/stack.ts';
import type { Stacks } from '../../functions/core/stacks.ts';
import type { Cursors, Manifests } from '../../functions/ports.ts';
import type { Coverage } from './sources.ts';

/** The stacks that are named, and those of a pattern of which a state was indexed. */
export async function knownStacks(stacks: Stacks, manifests: Pick<Manifests, 'list'>): Promise<readonly Stack[]> {
  const found: Stack[] = [...stacks.all];
  for await (const name of manifests.list()) {
    const stack = stacks.named(name);
    if (stack && !found.some((known) => known.name === name)) found.push(stack);
  }
  return found;
}

/** What is known of each stack: read from the index's manifests and the backfill's cursors. */
export async function coverageOf(
  stacks: readonly Stack[],
  ports: { readonly manifests?: Pick<Manifests, 'read'>; readonly cursors?: Pick<Cursors, 'read'> },
): Promise<readonly Coverage[]> {
  return await Promise.all(
    stacks.map(async (stack) => {
      const manifest = await ports.manifests?.read(stack.name);
      const sweptAt = await ports.cursors?.read(stack.region ?? stack.state.region);
      return {
        stack,
        ...(manifest && { keys: Object.keys(manifest.keys).length, serial: manifest.serial }),
        ...(sweptAt && { sweptAt: sweptAt.toISOString() }),
      };
    }),
  );
}
