import type { Stack } from '../core/stack.ts';
import type { Stacks } from '../core/stacks.ts';
import { type Indexed, type IndexPorts, indexStack } from './index-state.ts';

export type IndexedStack = { readonly stack: string } & Indexed;

/**
 * Looks at every stack: those that are named, those whose state a pattern finds in its bucket, and those that the index still
 * holds though their state is gone. It is how states are followed where the bucket sends no events; what is unchanged costs
 * one request.
 */
export async function* indexEveryState(ports: IndexPorts, stacks: Stacks): AsyncIterable<IndexedStack> {
  const done = new Set<string>();
  for await (const stack of everyStack(ports, stacks)) {
    if (done.has(stack.name)) continue;
    done.add(stack.name);
    yield { stack: stack.name, ...(await indexStack(ports, stack)) };
  }
}

async function* everyStack(ports: IndexPorts, stacks: Stacks): AsyncIterable<Stack> {
  yield* stacks.all;
  for (const { bucket, prefix, region } of stacks.patterns) {
    for await (const key of ports.states.list({ bucket, prefix, region })) {
      const stack = key.endsWith('.tflock') ? undefined : stacks.holding(bucket, key);
      if (stack) yield stack;
    }
  }
  for await (const name of ports.manifests.list()) {
    const stack = stacks.named(name);
    if (stack) yield stack;
  }
}
