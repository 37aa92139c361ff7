type Version = readonly [number, number, number];

/** A released version, `1.11.4`; pre-releases and anything else are none. */
function parseVersion(text: string): Version | undefined {
  const match = /^v?(\d+)\.(\d+)(?:\.(\d+))?$/.exec(text.trim());
  return match ? [Number(match[1]), Number(match[2]), Number(match[3] ?? 0)] : undefined;
}

function compareVersions(a: Version, b: Version): number {
  return a[0] - b[0] || a[1] - b[1] || a[2] - b[2];
}

/**
 * Whether a version is allowed by a constraint as `required_version` has it: `>= 1.6, < 2.0.0`, `~> 1.9`, `1.9.5`
 * (developer.hashicorp.com/terraform/language/expressions/version-constraints). A part that cannot be read allows nothing.
 */
export function satisfies(version: string, constraint: string): boolean {
  const own = parseVersion(version);
  return own !== undefined && constraint.split(',').every((part) => part.trim() === '' || allows(part.trim(), own));
}

function allows(part: string, own: Version): boolean {
  const match = /^(>=|<=|~>|!=|>|<|=)?\s*(\S+)$/.exec(part);
  const bound = match?.[2] === undefined ? undefined : parseVersion(match[2]);
  if (!match || !bound) return false;
  const order = compareVersions(own, bound);
  if (match[1] === '~>') return order >= 0 && compareVersions(own, nextOf(bound, match[2] ?? '')) < 0;
  return comparisons[match[1] ?? '=']?.(order) ?? false;
}

const comparisons: Readonly<Record<string, (order: number) => boolean>> = {
  '=': (order) => order === 0,
  '!=': (order) => order !== 0,
  '>': (order) => order > 0,
  '>=': (order) => order >= 0,
  '<': (order) => order < 0,
  '<=': (order) => order <= 0,
};

/** Only the last part written may grow: `~> 1.9` stays below 2.0, `~> 1.9.2` below 1.10. */
function nextOf([major, minor]: Version, written: string): Version {
  return written.split('.').length > 2 ? [major, minor + 1, 0] : [major + 1, 0, 0];
}

/** The one version that a constraint names, where it names exactly one. */
export function exactVersion(constraint: string): string | undefined {
  const match = /^=?\s*v?(\d+\.\d+\.\d+)$/.exec(constraint.trim());
  return match?.[1];
}
