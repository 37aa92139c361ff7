import type { JsonObject } from '../json.ts';
import { findByNames } from './generic/by-names.ts';
import type { Named } from './generic/named.ts';
import { aboveByName, newerRefs } from './generic/newer.ts';
import { parentRefs } from './generic/refs.ts';
import type { Subject } from './generic/subject.ts';

/** What a call without rows of its own touches, found by the names of its parameters. */
export interface Found {
  /** Keys as in tables: `^` and `~` marks, `?` for what counts only where nothing is hit directly, `arn|…` for ARNs, `@<ARN> <key>` for a name that an ARN says. */
  readonly refs: readonly string[];
  /** A value that would have said what was touched was kept back. */
  readonly hidden: boolean;
  /** One of several in a list: what the others say does not say which one that was. */
  readonly isPartlyHidden: boolean;
}

/** Finds the touched resource where no table row says how. */
export function findGenerically(family: string, eventName: string, request: JsonObject, response: JsonObject): Found {
  const { subject, own, refs, hidden, isPartlyHidden } = findByNames(family, eventName, request, response);
  return { refs: withNewer(refs, subject, own, request), hidden, isPartlyHidden };
}

/** With what a newer kind would be called: what else is named is touched itself only where nobody manages the newer. */
function withNewer(
  refs: readonly string[],
  subject: Subject,
  own: readonly Named[],
  request: JsonObject,
): readonly string[] {
  const newer = newerRefs(subject, own, request);
  if (newer.length === 0) return refs;
  const isOwn = !subject.isKnown && own.length > 0;
  const above = isOwn || refs.length > 0 ? [] : aboveByName(subject, request);
  const holding = above.flatMap((one) => parentRefs(subject.family, one, request).map((ref) => `~${ref.slice(1)}`));
  return [...new Set([...newer, ...refs.map((ref) => (isOwn || /^[~^?]/.test(ref) ? ref : `~${ref}`)), ...holding])];
}
