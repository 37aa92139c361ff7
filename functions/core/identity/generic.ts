import type { JsonObject } from '../json.ts';
import { nounIn } from './catalogue.ts';
import { isHidden } from './field.ts';
import { around, holdersInArns } from './generic/around.ts';
import { besides, elsewhere, holders } from './generic/elsewhere.ts';
import { holdersOfJoined, joinedRefs } from './generic/joined.ts';
import { type Named, ownValues, responseValues } from './generic/named.ts';
import { namelessRefs, othersNamed } from './generic/newer.ts';
import { parentRefs, refsOf } from './generic/refs.ts';
import { isCalled } from './generic/spoken.ts';
import { type Subject, subjectOf } from './generic/subject.ts';
import { nounOf } from './identifier.ts';
import { isBeginOf } from './newer-types.ts';

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
  const subject = meantBy(subjectOf(`${family}/${eventName}`), request);
  const own = ownValues(subject, request);
  const shown = own.filter(({ value }) => !isHidden(value));
  let refs = shown.flatMap((named) => {
    const made = refsOf(subject, named, request);
    return isOfAnother(named, subject) ? made.map((ref) => `~${ref}`) : made;
  });
  // What has an id of its own may be joined to the same as others are.
  const isNamed = shown.some(({ name }) => isCalled(nounOf(name), subject.noun, family) || /^(id|arn)$/i.test(name));
  const joined = joinedRefs(subject, request).map((ref) => (isNamed ? `?${ref}` : ref));
  refs = refs.concat(joined);
  if (shown.length === 0) refs = refs.concat(around(subject, request));
  else if (subject.isKnown) refs = refs.concat(holdersOfJoined(subject, request));
  else if (!BEGINS.test(eventName)) refs = refs.concat(holders(subject, own, request));
  if (subject.creates) {
    const answered = responseValues(subject, response);
    refs = refs.concat(answeredRefs(subject, answered, request, response), holdersInArns(subject, answered, request));
  }
  if (own.length === 0 && nounIn(family, subject.noun).isSingle) refs.push(`${family}:${subject.noun}|-`);
  // What a joint of its own joins is left as it is.
  if (subject.other !== undefined && joined.length === 0)
    refs = refs.concat(besides({ ...subject, noun: subject.other }, request));
  if (refs.length === 0 && own.length === 0 && !BEGINS.test(eventName)) refs = elsewhere(subject, request, response);
  if (refs.length === 0 && own.length === 0 && !subject.isKnown) refs = nameless(subject, request);
  // Only what it was in is named, and its answer says which one it was: an HSM that goes by its address.
  if (subject.isKnown && own.length === 0 && refs.every((ref) => ref.startsWith('^')))
    refs = refs.concat(answeredRefs(subject, responseValues(subject, response), request, response));
  const hidden = shown.length < own.length;
  return {
    refs: [...new Set(refs)],
    hidden,
    isPartlyHidden: hidden && isOneOfSeveral(own, shown),
  };
}

/**
 * A kind that is newer than the catalogue may begin like an older one: `ipamPolicyId` says that no `ipam` is meant. And what nobody
 * knows may end like a kind that the call names: `virtualInterfaceId` of ConfirmPrivateVirtualInterface.
 */
function meantBy(subject: Subject, request: JsonObject): Subject {
  const { longer, shorter, creates } = subject;
  const says = (noun: string) => Object.keys(request).some((name) => nounOf(name) === noun);
  if (longer !== undefined && ownValues(subject, request).length === 0) {
    const newer = { ...subject, noun: longer, isKnown: false };
    return ownValues(newer, request).length > 0 ? newer : subject;
  }
  const ending = creates || says(subject.noun) ? undefined : shorter.find(says);
  return ending === undefined ? subject : { ...subject, noun: ending, isKnown: true };
}

/** A newer kind without a name of its own, and what it is of, which is touched itself where nobody manages the kind. */
function nameless(subject: Subject, request: JsonObject): string[] {
  const others = othersNamed(subject.family, subject.noun, request);
  const above = others.filter(({ name }) => isBeginOf(name, subject.noun));
  const holding = above.flatMap((one) => parentRefs(subject.family, one, request).map((ref) => `~${ref.slice(1)}`));
  return [...namelessRefs(subject, request, others), ...holding];
}

function answeredRefs(
  subject: Subject,
  answered: readonly Named[],
  request: JsonObject,
  response: JsonObject,
): string[] {
  const both = { ...response, ...request };
  return answered.flatMap((named) => refsOf(subject, named, both));
}

function isOneOfSeveral(own: readonly Named[], shown: readonly Named[]): boolean {
  const names = new Set(shown.map(({ name }) => name));
  return own.some(({ name, value }) => isHidden(value) && names.has(name));
}

/** What is made by such a call mentions much that it leaves as it is. */
const BEGINS = /^(Batch)?(Create|Run|Allocate|Request|Restore|Copy|Import|Export|Purchase|Provision|Send|Invoke)/;

/** `PutResourcePolicy(resourceArn)`: the policy is touched, the resource only where nobody manages its policy. */
function isOfAnother({ name }: Named, { isKnown, noun }: Subject): boolean {
  return isKnown && noun !== 'resource' && nounOf(name) === 'resource';
}
