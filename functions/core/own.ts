/**
 * A table's entry for a key that came from outside. `table[key]` alone would answer `constructor` and `__proto__` with what
 * every object inherits.
 */
export function own<Value>(table: Readonly<Record<string, Value>>, key: string): Value | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined;
}
