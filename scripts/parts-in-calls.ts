import { eventNouns, unprefixed } from '../functions/core/identity/event-nouns.ts';
import { isOwnIdentifier, nounOf } from '../functions/core/identity/identifier.ts';
import { squash } from '../functions/core/identity/squash.ts';
import type { Call } from './sdk-calls.ts';

/** A kind of a family, and every noun that the family has. */
export interface Kind {
  readonly family: string;
  readonly noun: string;
  readonly nouns: ReadonlySet<string>;
}

/** Calls that end a thing name it and nothing else; those that make or change it say more than its name. */
const ENDS =
  /^(Batch)?(Delete|Disassociate|Dissociate|Detach|Remove|Deregister|Revoke|Disable|Deprovision|Release|Deauthorize)[A-Z]/;
/** Ends a deployment, and only pauses a stream: it counts where the thing is all that it stops. */
const STOPS = /^(Stop|Cancel)[A-Z]/;
const CHANGES = /^(Batch)?(Update|Modify|Set|Put)[A-Z]/;
const MAKES = /^(Batch)?(Associate|Attach|Add|Register|Create|Enable|Authorize|Provision)[A-Z]/;

/** `awsAccountId` is the caller's, and looked up with every key anyway. */
const NO_NAME =
  /(^awsaccountid|^revisionid|token|etag|ifmatch|document|description|policy|policies|body|content|force)$/;

/**
 * The attributes that name one of a kind which has no name of its own, as the calls on it name it: `attribute`, or
 * `attribute=parameter` where the two are called otherwise. Empty where a call names it by itself, undefined where none says
 * anything that the provider knows. What makes a thing with an ARN does not name it. `references`: what the provider asks for
 * counts also where the call leaves it open (the group of a multicast member).
 */
export function partsInCalls(
  calls: readonly Call[],
  kind: Kind,
  attributes: readonly string[],
  references: readonly string[],
  hasArn: boolean,
): readonly string[] | undefined {
  for (const verb of hasArn ? [ENDS, STOPS, CHANGES] : [ENDS, STOPS, CHANGES, MAKES]) {
    for (const { name, required, all } of calls) {
      if (!verb.test(name) || nounIn(name, kind) !== kind.noun) continue;
      if (verb === STOPS && !isAllOf(name, kind)) continue;
      const named = required
        .filter((member) => !NO_NAME.test(squash(member.name)) && (verb === ENDS || verb === STOPS || !member.isChoice))
        .map((member) => member.name);
      if (named.length === 0) continue;
      if (named.some((member) => namesItself(member, kind.noun))) return [];
      const parts = named.map((member) => part(member, attributes));
      if (parts.every((one) => one !== undefined)) return [...parts, ...openParts(parts, references, all)];
    }
  }
  return undefined;
}

/** True when calls change one of a kind without naming it or anything else that the provider knows: an account has one. */
export function isOneAnAccount(calls: readonly Call[], kind: Kind): boolean {
  const found = calls.filter(({ name }) => (ENDS.test(name) || CHANGES.test(name)) && nounIn(name, kind) === kind.noun);
  return (
    found.length > 0 &&
    found.every(
      ({ required, all }) =>
        !all.some(
          (member) => nounOf(member) === '' || isOwnIdentifier(member, kind.noun) || kind.nouns.has(nounOf(member)),
        ) && required.every((member) => member.isChoice || NO_NAME.test(squash(member.name))),
    )
  );
}

/** The attribute of the thing that calls name beside the one of the kind which they touch: names are those within it. */
export function parentInCalls(calls: readonly Call[], kind: Kind, attributes: readonly string[]): string | undefined {
  for (const { name, required } of calls) {
    if (!(ENDS.test(name) || CHANGES.test(name)) || nounIn(name, kind) !== kind.noun) continue;
    if (!required.some((member) => namesItself(member.name, kind.noun))) continue;
    for (const { name: member } of required) {
      const above = nounOf(member);
      if (namesItself(member, kind.noun) || above === kind.noun || !kind.nouns.has(above)) continue;
      const attribute = attributes.find((one) => nounOf(one) === above);
      if (attribute !== undefined) return attribute;
    }
  }
  return undefined;
}

function openParts(parts: readonly string[], references: readonly string[], members: readonly string[]): string[] {
  if (parts.length < 2) return [];
  const taken = parts.map((one) => one.replace(/=.*/, ''));
  return references.filter((name) => !taken.includes(name) && members.some((one) => squash(one) === squash(name)));
}

/**
 * What else a call that ends one of a kind must say beside its name, and every call that changes one may, as far as the provider
 * has an attribute for it: names repeat across those (`spaceName` of a project, `localeId` of a slot).
 */
export function scopesInCalls(calls: readonly Call[], kind: Kind, attributes: readonly string[]): readonly string[] {
  const found = calls.filter(
    ({ name, all }) =>
      [ENDS, STOPS, CHANGES].some((verb) => verb.test(name)) &&
      nounIn(name, kind) === kind.noun &&
      all.some((member) => namesItself(member, kind.noun)),
  );
  const ending =
    found.find(({ name }) => ENDS.test(name)) ?? found.find(({ name }) => STOPS.test(name) && isAllOf(name, kind));
  return (ending?.required ?? [])
    .filter((member) => !member.isChoice && !NO_NAME.test(squash(member.name)) && !namesItself(member.name, kind.noun))
    .filter((member) => found.every(({ all }) => all.includes(member.name)))
    .flatMap((member) => part(member.name, attributes) ?? []);
}

function namesItself(member: string, noun: string): boolean {
  const bare = nounOf(member);
  return bare === '' || isOwnIdentifier(member, noun) || (bare.startsWith(noun) && /arn$/i.test(member));
}

function nounIn(eventName: string, { family, nouns }: Kind): string | undefined {
  return eventNouns(family, eventName).nouns.find((noun) => nouns.has(noun));
}

function isAllOf(eventName: string, { family, noun }: Kind): boolean {
  return unprefixed(eventNouns(family, eventName).whole, family) === unprefixed(noun, family);
}

/** The attribute that holds a parameter's value: of the same name, of the same noun, or one whose noun ends alike. */
function part(member: string, attributes: readonly string[]): string | undefined {
  const noun = nounOf(member);
  const found =
    attributes.find((name) => squash(name) === squash(member)) ??
    attributes.find((name) => nounOf(name) === noun) ??
    only(attributes.filter((name) => endsAlike(nounOf(name), noun)));
  if (found === undefined) return undefined;
  return nounOf(found) === noun ? found : `${found}=${noun}`;
}

/** Not names, though names end so: `componentBuildVersion` is no `version`. */
const PLAIN = /^(version|state|status|type|region)$/;

function endsAlike(a: string, b: string): boolean {
  return !PLAIN.test(a) && a.length > 2 && b.length > 2 && (a.endsWith(b) || b.endsWith(a));
}

function only(found: readonly string[]): string | undefined {
  return found.length === 1 ? found[0] : undefined;
}
