import readOnly from './read-only.generated.json' with { type: 'json' };

const readOnlyOfType = new Map<string, ReadonlySet<string>>(
  Object.entries(readOnly).map(([type, names]) => [type, new Set(names)]),
);

/** Whether a configuration can set a resource's attribute or block, by the AWS provider's schema. Of an unknown type, none. */
export function isSettable(type: string, attribute: string): boolean {
  const names = readOnlyOfType.get(type);
  return names !== undefined && !names.has(attribute) && attribute !== 'id' && attribute !== 'tags_all';
}
