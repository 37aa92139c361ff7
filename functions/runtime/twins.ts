interface Entry {
  readonly name: string;
  readonly state: string;
  readonly workspace: string;
}

/** Entries that an earlier one has made impossible: a name means one stack, and a state has one. */
export function twinMistakes(entries: readonly Entry[]): readonly { path: (string | number)[]; message: string }[] {
  return entries.flatMap((entry, index) => {
    if (entry.name.includes('{')) return [];
    const earlier = entries.slice(0, index);
    const state = earlier.find((other) => other.state === entry.state && other.workspace === entry.workspace);
    if (earlier.some(({ name }) => name === entry.name))
      return [{ path: ['stacks', index, 'name'], message: `two stacks are named ${entry.name}: names must be unique` }];
    if (!state) return [];
    const message = `this is the state of ${state.name} already: a state has one stack`;
    return [{ path: ['stacks', index, 'state'], message }];
  });
}
