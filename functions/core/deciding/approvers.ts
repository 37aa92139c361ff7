import { isPrincipal } from '../principal.ts';
import type { Person } from './person.ts';

/** The `@group` handles among a stack's approvers, without the `@`. */
export function groupsOf(approvers: readonly string[]): readonly string[] {
  return approvers.filter((entry) => entry.startsWith('@')).map((entry) => entry.slice(1));
}

/**
 * Whether somebody may decide: named by Slack user id, by a group that holds that id, or by IAM ARN (a role's ARN names its
 * sessions). An empty list names nobody.
 * @param members the Slack user ids of each group in `groupsOf`.
 */
export function isApprover(
  person: Person,
  approvers: readonly string[],
  members: ReadonlyMap<string, readonly string[]>,
): boolean {
  const ids = person.keys.filter((key) => key.startsWith('slack:')).map((key) => key.slice('slack:'.length));
  return approvers.some((entry) => {
    if (entry.startsWith('@')) return ids.some((id) => members.get(entry.slice(1))?.includes(id));
    if (entry.startsWith('arn:')) return person.keys.some((key) => isPrincipal(entry, key));
    return ids.includes(entry);
  });
}
