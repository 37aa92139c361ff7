import { eventNouns } from '../functions/core/identity/event-nouns.ts';
import { squash } from '../functions/core/identity/families.ts';
import { isOwnIdentifier, nounOf } from '../functions/core/identity/identifier.ts';
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
const CHANGES = /^(Batch)?(Update|Modify|Set|Put)[A-Z]/;
const MAKES = /^(Batch)?(Associate|Attach|Add|Register|Create|Enable|Authorize|Provision)[A-Z]/;

/** `awsAccountId` is the caller's, and looked up with every key anyway. */
const NO_NAME =
  /(^awsaccountid|^revisionid|token|etag|ifmatch|document|description|policy|policies|body|content|force)$/;

/**
 * The attributes that name one of a kind which has no name of its own, as the calls on it name it: `attribute`, or
 * `attribute=parameter` where the two are called otherwise. Empty where a call names it by itself, or says nothing that the
 * provider knows. What makes a thing with an ARN does not name it.
 */
export function partsInCalls(
  calls: readonly Call[],
  kind: Kind,
  attributes: readonly string[],
  hasArn: boolean,
): readonly string[] {
  for (const verb of hasArn ? [ENDS, CHANGES] : [ENDS, CHANGES, MAKES]) {
    for (const { name, required } of calls) {
      if (!verb.test(name) || nounIn(name, kind) !== kind.noun) continue;
      const named = required
        .filter((member) => !NO_NAME.test(squash(member.name)) && (verb === ENDS || !member.isChoice))
        .map((member) => member.name);
      if (named.length === 0) continue;
      if (named.some((member) => namesItself(member, kind.noun))) return [];
      const parts = named.map((member) => part(member, attributes));
      if (parts.every((one) => one !== undefined)) return parts;
    }
  }
  return [];
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

function namesItself(member: string, noun: string): boolean {
  const bare = nounOf(member);
  return bare === '' || isOwnIdentifier(member, noun) || (bare.startsWith(noun) && /arn$/i.test(member));
}

function nounIn(eventName: string, { family, nouns }: Kind): string | undefined {
  return eventNouns(family, eventName).nouns.find((noun) => nouns.has(noun));
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
