import readOnly from './read-only.generated.json' with { type: 'json' };

const readOnlyOfType = new Map<string, ReadonlySet<string>>(
  Object.entries(readOnly).map(([type, names]) => [type, new Set(names)]),
);

/** Whether a configuration can set a resource's attribute or block, by the AWS provider's schema. Of an unknown type, none. */
export function isSettable(type: string, attribute: string): boolean {
  const names = readOnlyOfType.get(type);
  return names !== undefined && !names.has(attribute) && attribute !== 'id' && attribute !== 'tags_all';
}

/** Two names of one thing, of which a configuration may set only one: the older gives way. */
const newerName: Readonly<Record<string, string>> = {
  'aws_cloudwatch_event_rule.is_enabled': 'state',
  'aws_s3_bucket.acl': 'grant',
};

/** Whether the same drift stands under a newer name among these attributes. */
export function hasNewerName(type: string, attribute: string, drifted: readonly string[]): boolean {
  const newer = newerName[`${type}.${attribute}`];
  return newer !== undefined && drifted.includes(newer);
}
