import type { Stack } from '../../functions/core/stack.ts';
import type { Cursors, Manifests } from '../../functions/ports.ts';
import type { Coverage } from './sources.ts';

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
