import type { Place } from './same-value.ts';
import table from './sets.generated.json' with { type: 'json' };

/** From the AWS provider's schema (bench/loop/digest-schema.ts): `*.name` is a set wherever it stands in the type. */
const setsOfType = new Map<string, ReadonlySet<string>>(
  Object.entries(table).map(([type, names]) => [type, new Set(names)]),
);

/** Whether an attribute is a set, whose order says nothing. Of a type that the table does not know, every list has an order. */
export function isSet({ type, path }: Place): boolean {
  const names = setsOfType.get(type);
  return names !== undefined && (names.has(`*.${path.at(-1)}`) || names.has(path.join('.')));
}
