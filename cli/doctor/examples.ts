import type { Stack } from '../../functions/core/stack.ts';
import type { Stacks } from '../../functions/core/stacks.ts';
import type { States } from '../../functions/ports/states.ts';

/** Every stack that is named, and of each pattern the first that is there: the others have the same source and bucket. */
export async function examples(stacks: Stacks, states: Pick<States, 'list'>): Promise<readonly Stack[]> {
  const found: Stack[] = [...stacks.all];
  for (const pattern of stacks.patterns) {
    for await (const key of states.list(pattern)) {
      const stack = stacks.holding(pattern.bucket, key);
      if (!stack || stacks.all.includes(stack)) continue;
      found.push(stack);
      break;
    }
  }
  return found;
}
