import type { Stack } from '../core/stack.ts';
import type { Stacks } from '../core/stacks.ts';
import { type Indexed, type IndexPorts, indexStack } from './index-state.ts';

/** `error`: what could not be reached; the stack lags until it can be. */
export type IndexedStack =
  | ({ readonly stack: string } & Indexed)
  | { readonly stack: string; readonly indexed: false; readonly reason: string; readonly error: unknown };

/** States that are read at once: few, since each may be 100 MB large. */
const atOnce = 4;

/**
 * Brings the index up to the states of these stacks, a few at a time, and yields each as it is done. What fails for one stack
 * holds up no other. `rebuild`: every row is written anew, whatever the index holds.
 */
export async function* indexStacks(
  ports: IndexPorts,
  stacks: AsyncIterable<Stack> | Iterable<Stack>,
  how: { readonly rebuild?: boolean } = {},
): AsyncIterable<IndexedStack> {
  const running = new Map<string, Promise<IndexedStack>>();
  const next = async () => {
    const done = await Promise.race(running.values());
    running.delete(done.stack);
    return done;
  };
  for await (const stack of stacks) {
    running.set(stack.name, indexOne(ports, stack, how));
    if (running.size === atOnce) yield await next();
  }
  while (running.size > 0) yield await next();
}

async function indexOne(ports: IndexPorts, stack: Stack, how: { readonly rebuild?: boolean }): Promise<IndexedStack> {
  try {
    return { stack: stack.name, ...(await indexStack(ports, stack, how)) };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { stack: stack.name, indexed: false, reason, error };
  }
}

/**
 * Looks at every stack. It is how states are followed where the bucket sends no events; what is unchanged costs two requests.
 */
export function indexEveryState(ports: IndexPorts, stacks: Stacks): AsyncIterable<IndexedStack> {
  return indexStacks(ports, everyStack(ports, stacks));
}

/**
 * Every stack once: those that are named, those whose state a pattern finds in its bucket, and those that the index still
 * holds though their state is gone.
 */
export async function* everyStack(
  { states, manifests }: Pick<IndexPorts, 'states' | 'manifests'>,
  stacks: Stacks,
): AsyncIterable<Stack> {
  const seen = new Set<string>();
  for await (const stack of foundStacks(states, manifests, stacks)) {
    if (stack && !seen.has(stack.name)) yield stack;
    if (stack) seen.add(stack.name);
  }
}

async function* foundStacks(
  states: IndexPorts['states'],
  manifests: IndexPorts['manifests'],
  stacks: Stacks,
): AsyncIterable<Stack | undefined> {
  yield* stacks.all;
  for (const { bucket, prefix, region } of stacks.patterns) {
    for await (const key of states.list({ bucket, prefix, region })) {
      if (!key.endsWith('.tflock')) yield stacks.holding(bucket, key);
    }
  }
  for await (const name of manifests.list()) yield stacks.named(name);
}
