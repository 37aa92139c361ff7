import type { Stack } from '../../functions/core/stack.ts';
import type { Stacks } from '../../functions/core/stacks.ts';
import type { Manifest, Manifests } from '../../functions/ports/state-index.ts';
import type { Sweeps } from '../../functions/ports/sweeps.ts';
import type { Cursors } from '../../functions/ports/trail.ts';
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

/** What is known of each stack: read from the index's manifests, the backfill's cursors and the sweeps. */
export async function coverageOf(
  stacks: readonly Stack[],
  ports: {
    readonly manifests?: Pick<Manifests, 'read'>;
    readonly cursors?: Pick<Cursors, 'read'>;
    readonly sweeps?: Pick<Sweeps, 'list'>;
  },
): Promise<readonly Coverage[]> {
  const sweeps = new Map((await ports.sweeps?.list())?.map((swept) => [swept.stack, swept]));
  return await Promise.all(
    stacks.map(async (stack) => {
      const swept = sweeps.get(stack.name);
      const manifest = await ports.manifests?.read(stack.name);
      const backfilledAt = await ports.cursors?.read(stack.region ?? stack.state.region);
      return {
        stack,
        ...(manifest && indexed(manifest)),
        ...(backfilledAt && { backfilledAt: backfilledAt.toISOString() }),
        ...(swept && { swept }),
      };
    }),
  );
}

function indexed({ keys, serial, resources, writtenAt }: Manifest & { readonly writtenAt?: Date }) {
  return {
    keys: Object.keys(keys).length,
    serial,
    ...(resources !== undefined && { resources }),
    ...(writtenAt && { indexedAt: writtenAt.toISOString() }),
  };
}
