/**
 * The same function with a memory, for pure functions of names that come again and again. The memory is emptied when it is
 * full, so that nobody can fill the process by inventing names.
 */
export function remembered<Value>(compute: (name: string) => Value, limit = 5000): (name: string) => Value {
  const known = new Map<string, Value>();
  return (name) => {
    const before = known.get(name);
    if (before !== undefined) return before;
    const value = compute(name);
    if (known.size >= limit) known.clear();
    known.set(name, value);
    return value;
  };
}
