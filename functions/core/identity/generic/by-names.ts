import type { JsonObject } from '../../json.ts';
import { nounIn } from '../catalogue.ts';
import { isHidden } from '../field.ts';
import { nounOf } from '../identifier.ts';
import { around, holdersInArns } from './around.ts';
import { besides, elsewhere, holders } from './elsewhere.ts';
import { holdersOfJoined, joinedRefs } from './joined.ts';
import { type Named, ownValues, responseValues } from './named.ts';
import { refsOf } from './refs.ts';
import { isCalled } from './spoken.ts';
import { type Subject, subjectOf } from './subject.ts';

/** What the names of a call's parameters say. */
export interface ByNames {
  readonly subject: Subject;
  /** What named the subject. */
  readonly own: readonly Named[];
  readonly refs: readonly string[];
  readonly hidden: boolean;
  readonly isPartlyHidden: boolean;
}

/** Finds what a call touches among the kinds that the catalogue knows, and what its name says beside them. */
export function findByNames(family: string, eventName: string, request: JsonObject, response: JsonObject): ByNames {
  const subject = asMeant(subjectOf(`${family}/${eventName}`), request);
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
  // Only what it was in is named, and its answer says which one it was: an HSM that goes by its address.
  if (subject.isKnown && own.length === 0 && refs.every((ref) => ref.startsWith('^')))
    refs = refs.concat(answeredRefs(subject, responseValues(subject, response), request, response));
  const hidden = shown.length < own.length;
  return {
    subject,
    own: shown,
    refs: [...new Set(refs)],
    hidden,
    isPartlyHidden: hidden && isOneOfSeveral(own, shown),
  };
}

/**
 * A kind that is newer than the catalogue may begin like an older one: `ipamPolicyId` says that no `ipam` is meant. And what nobody
 * knows may end like a kind that the call names: `virtualInterfaceId` of ConfirmPrivateVirtualInterface.
 */
function asMeant(subject: Subject, request: JsonObject): Subject {
  const { longer, shorter, creates } = subject;
  const says = (noun: string) => Object.keys(request).some((name) => nounOf(name) === noun);
  if (longer !== undefined && ownValues(subject, request).length === 0) {
    const newer = { ...subject, noun: longer, isKnown: false };
    return ownValues(newer, request).length > 0 ? newer : subject;
  }
  const ending = creates || says(subject.noun) ? undefined : shorter.find(says);
  return ending === undefined ? subject : { ...subject, noun: ending, isKnown: true };
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
