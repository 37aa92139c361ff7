import { parseArn } from '../../arn.ts';
import { isObject, type Json, type JsonObject } from '../../json.ts';
import { remembered } from '../../remembered.ts';
import { firstOf, MOST_KEYS } from '../bounds.ts';
import { singulars, unprefixed } from '../event-nouns.ts';
import { familyOf, squash } from '../families.ts';
import { elements, isHidden, scalars } from '../field.ts';
import { isOwnIdentifier, nounOf } from '../identifier.ts';
import type { Subject } from './subject.ts';

/** A text and the name of the parameter that held it. */
export interface Named {
  readonly name: string;
  readonly value: string;
}

/** The values of the parameters that name the subject: its own noun first, then its last words, then bare `name` or `id`. */
export function ownValues({ family, noun, isKnown }: Subject, request: JsonObject): readonly Named[] {
  const ranks: [Named[], Named[], Named[], Named[]] = [[], [], [], []];
  for (const name of Object.keys(request)) {
    const rank = rankOf(name, noun, isKnown, family) ?? (isKnown && isPart(name, request[name], noun) ? 1 : undefined);
    if (rank === undefined) continue;
    // One by one: a spread of very many arguments overflows the stack.
    for (const value of valuesIn(name, request[name], noun)) ranks[rank].push(value);
  }
  const own = ranks.find((values) => values.length > 0) ?? [];
  return surest(firstOf(own === ranks[0] ? meant(own, noun) : own, MOST_KEYS + 1), family);
}

/** Beside the one `cellName` that is changed, `cells` are what it shall hold. */
function meant(values: Named[], noun: string): Named[] {
  if (values.length < 2) return values;
  const exact = values.filter(({ name }) => nounOf(name) === noun);
  return exact.length > 0 ? exact : values;
}

/** An ARN before an id, an id before a name: beside an id, `name` may be what it shall be called from now on. */
function surest(values: readonly Named[], family: string): readonly Named[] {
  const byArn = values.filter(({ value }) => isOfFamily(value, family));
  if (byArn.length > 0) return byArn;
  const byId = values.filter(({ name }) => /(id|identifier)s?$/i.test(name));
  return byId.length > 0 ? byId : values;
}

/** A `connectionNotificationArn` is a topic's, where an endpoint's notification has an id. */
export function isOfFamily(value: string, family: string): boolean {
  const arn = parseArn(value);
  return arn !== undefined && familyOf(arn.service) === family;
}

function rankOf(name: string, noun: string, isKnown: boolean, family: string): 0 | 1 | 2 | 3 | undefined {
  const bare = nounOf(name);
  // `oldName` stands beside a `newName`.
  if (bare === '' || (/^(old|current)$/.test(bare) && bare.length < name.length)) return 3;
  if (bare === 'resource') return isKnown && noun !== 'resource' && !/arn/i.test(name) ? undefined : 2;
  // `desiredCapacity` of SetDesiredCapacity is a value, `cluster` of UpdateCluster a name: only known kinds go without `Name` or `Id`.
  if (!isKnown && bare.length === name.length) return undefined;
  if (isCalled(bare, noun, family)) return 0;
  return isOwnIdentifier(name, noun) || (isKnown && isWrapped(bare, noun)) ? 1 : undefined;
}

/** `instance`, `instances` and, in a family that puts its name before every kind, `backupvault` for a vault. */
export function isCalled(bare: string, noun: string, family: string): boolean {
  return onesOf(bare).includes(noun) || unprefixed(bare, family) === noun;
}

/** The noun in a parameter's name, with and without the service's own name. */
export function spokenOf(name: string, family: string): string[] {
  const noun = nounOf(name);
  return [noun, unprefixed(noun, family)];
}

/** `newBudget`, `SamplingRuleUpdate`, `terminateWorkspaceRequests`: an object around what names the subject. */
function isWrapped(bare: string, noun: string): boolean {
  const inner = bare.replace(/^(new|updated)/, '').replace(/(updates?|requests?|input)$/, '');
  return inner === noun || (bare.endsWith('requests') && inner.endsWith(noun));
}

/** `rule: {name}` of UpdateReceiptRule, `instanceGroups: [{instanceGroupId}]` of ModifyInstanceGroups. */
function isPart(name: string, value: Json | undefined, noun: string): boolean {
  return typeof value === 'object' && onesOf(name).some((one) => isEndOf(one, noun));
}

/** `group` of `instancegroup`; of a word of three letters nobody knows what it means. */
function isEndOf(word: string, noun: string): boolean {
  return word.length > 3 && noun.endsWith(word);
}

const onesOf = remembered((name: string) => singulars(squash(name)));

/** Texts of a parameter; of objects in it, their own identifiers (`instancesSet.items[].instanceId`). A policy or another document is no name. */
export function valuesIn(name: string, value: Json | undefined, noun: string): Named[] {
  const direct = scalars(value);
  if (direct.length > 0) return direct.filter(isName).map((one) => ({ name, value: one }));
  return elements(value)
    .filter(isObject)
    .flatMap((element) =>
      Object.keys(element)
        .filter((inner) => isOwnIdentifier(inner, noun))
        .flatMap((inner) =>
          scalars(element[inner])
            .filter(isName)
            .map((one) => ({ name: inner, value: one })),
        ),
    );
}

export function isName(value: string): boolean {
  return (
    value.length <= 2048 && !/^\s*[{[<]/.test(value) && !value.includes('\n') && value !== 'true' && value !== 'false'
  );
}

/** What a create call answers: `functionArn`, `cluster.arn`, `instancesSet.items[].instanceId`. */
export function responseValues(subject: Subject, response: JsonObject): Named[] {
  return Object.keys(response)
    .filter((name) => isAnswer(name, subject))
    .flatMap((name) => valuesIn(name, response[name], subject.noun))
    .filter(({ value }) => !isHidden(value));
}

function isAnswer(name: string, { noun, family }: Subject): boolean {
  if (/^arn$/i.test(name)) return true;
  const bare = unprefixed(nounOf(name), family);
  if (bare === noun || (isEndOf(bare, noun) && /(id|arn)$/i.test(name))) return true;
  return onesOf(name).some((one) => one === noun || isEndOf(one, noun));
}
