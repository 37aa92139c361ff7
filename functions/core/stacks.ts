import type { Stack } from './stack.ts';
import type { StackPattern } from './stack-pattern.ts';

/** Every stack that the configuration names, found by its name or by its state object. */
export interface Stacks {
  /** The stacks that are named one by one. Those of `patterns` are known by their state objects. */
  readonly all: readonly Stack[];
  readonly patterns: readonly StackPattern[];
  named(name: string): Stack | undefined;
  holding(bucket: string, key: string): Stack | undefined;
}

/** A state object has one stack: one that is named beats a pattern, and of the patterns the first that fits. */
export function stacksOf(stacks: readonly Stack[], patterns: readonly StackPattern[] = []): Stacks {
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));
  const byObject = new Map(stacks.map((stack) => [`${stack.state.bucket}/${stack.state.key}`, stack]));
  const holding = (bucket: string, key: string) =>
    byObject.get(`${bucket}/${key}`) ?? first(patterns, (pattern) => pattern.holding(bucket, key));
  const isNamed = (stack: Stack) => holding(stack.state.bucket, stack.state.key)?.name === stack.name;
  const named = (name: string) =>
    byName.get(name) ??
    first(patterns, (pattern) => {
      const stack = pattern.named(name);
      return stack && isNamed(stack) ? stack : undefined;
    });
  return {
    all: stacks,
    patterns,
    named,
    holding: (bucket, key) => {
      const stack = holding(bucket, key);
      return stack && named(stack.name)?.state.key === key ? stack : undefined;
    },
  };
}

function first<From, To>(list: readonly From[], read: (one: From) => To | undefined): To | undefined {
  for (const one of list) {
    const found = read(one);
    if (found !== undefined) return found;
  }
  return undefined;
}
