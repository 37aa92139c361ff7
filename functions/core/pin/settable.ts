import readOnly from './read-only.generated.json' with { type: 'json' };

const readOnlyOfType = new Map<string, ReadonlySet<string>>(
  Object.entries(readOnly).map(([type, names]) => [type, new Set(names)]),
);

/** Whether a configuration can set a resource's attribute or block, by the AWS provider's schema. Of an unknown type, none. */
export function isSettable(type: string, attribute: string): boolean {
  const names = readOnlyOfType.get(type);
  const isFixed = attribute === 'id' || attribute === 'tags_all' || notPinned.has(`${type}.${attribute}`);
  return names !== undefined && !names.has(attribute) && !isFixed;
}

/**
 * Settable, and yet not the way back: a secret's stages moved by a pin left the new value the current one (measured on moto,
 * where the plan afterwards was clean). The exact command is told instead.
 */
const notPinned = new Set(['aws_secretsmanager_secret_version.version_stages']);

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
