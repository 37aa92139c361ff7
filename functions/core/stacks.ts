import type { Stack } from './stack.ts';

/** Every stack that the configuration names, found by its name or by its state object. */
export interface Stacks {
  readonly all: readonly Stack[];
  named(name: string): Stack | undefined;
  holding(bucket: string, key: string): Stack | undefined;
}

export function stacksOf(stacks: readonly Stack[]): Stacks {
  const byName = new Map(stacks.map((stack) => [stack.name, stack]));
  const byObject = new Map(stacks.map((stack) => [`${stack.state.bucket}/${stack.state.key}`, stack]));
  return {
    all: stacks,
    named: (name) => byName.get(name),
    holding: (bucket, key) => byObject.get(`${bucket}/${key}`),
  };
}
