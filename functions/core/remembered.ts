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

/**
 * The same function with a memory of its last answer, for what is asked again and again of one object: each of a call's thousand
 * names asks which others the call says.
 */
export function rememberedOfLast<Of extends object, Value>(
  compute: (name: string, of: Of) => Value,
): (name: string, of: Of) => Value {
  let last: { readonly name: string; readonly of: Of; readonly value: Value } | undefined;
  return (name, of) => {
    if (last?.of !== of || last.name !== name) last = { name, of, value: compute(name, of) };
    return last.value;
  };
}
