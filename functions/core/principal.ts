/** Matches `arn:aws:iam::<account>:role/<path…>/<name>` and `arn:aws:sts::<account>:assumed-role/<name>/<session>`. */
const role = /^arn:[^:]+:(?:iam::(\d{12}|\*):role\/(?:.*\/)?|sts::(\d{12}):assumed-role\/)([^/]+)/;

/** The role behind an ARN, a session's or the role's own; undefined for users, root and everything else. */
export function roleOf(arn: string): { readonly account: string; readonly name: string } | undefined {
  const match = role.exec(arn);
  const account = match?.[1] ?? match?.[2];
  return match?.[3] !== undefined && account !== undefined ? { account, name: match[3] } : undefined;
}

/** The session's name in an assumed role's ARN: with IAM Identity Center, the person's e-mail. */
export function sessionOf(arn: string): string | undefined {
  return /^arn:[^:]+:sts::\d{12}:assumed-role\/[^/]+\/(.+)$/.exec(arn)?.[1];
}

/**
 * Whether an ARN as recorded is one that a configuration names: the same, or a session of that role. An assumed role's ARN
 * leaves the path out, so it is not compared. `*` stands for any account, and at the end of a name for any rest: IAM
 * Identity Center puts a random suffix there.
 */
export function isPrincipal(configured: string, arn: string): boolean {
  if (configured === arn) return true;
  const wanted = roleOf(configured);
  const actual = roleOf(arn);
  if (!wanted || !actual) return false;
  if (wanted.account !== '*' && wanted.account !== actual.account) return false;
  return wanted.name.endsWith('*') ? actual.name.startsWith(wanted.name.slice(0, -1)) : wanted.name === actual.name;
}
