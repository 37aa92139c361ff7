import { isObject, type Json, type JsonObject } from '../../json.ts';
import { firstOf, MOST_KEYS } from '../bounds.ts';
import { unprefixed } from '../event-nouns.ts';
import { isOfFamily } from '../families.ts';
import { elements, isHidden, scalars } from '../field.ts';
import { isOwnIdentifier, nounOf } from '../identifier.ts';
import { isEndOf, rankOf } from './rank.ts';
import { onesOf } from './spoken.ts';
import type { Subject } from './subject.ts';

/** A text and the name of the parameter that held it. */
export interface Named {
  readonly name: string;
  readonly value: string;
}

/**
 * The values of the parameters that name the subject: its own noun first, then its last words, then bare `name` or `id`, then the
 * resource that it is of, then an object that is called like it with something in front.
 */
export function ownValues(subject: Subject, request: JsonObject): readonly Named[] {
  const { family, noun } = subject;
  const ranks: [Named[], Named[], Named[], Named[], Named[], Named[]] = [[], [], [], [], [], []];
  for (const name of Object.keys(request)) {
    const rank = rankOf(name, request[name], subject);
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
  if (byId.length > 0) return byId;
  // `route53-recovery-control` is how ARNs call the family of Route 53's control panels.
  const byAnyArn = values.filter(({ name, value }) => /arns?$/i.test(name) && value.startsWith('arn:'));
  return byAnyArn.length > 0 ? byAnyArn : values;
}

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
export function responseValues(subject: Subject, response: JsonObject): readonly Named[] {
  const answered = Object.keys(response)
    .filter((name) => isAnswer(name, subject))
    .flatMap((name) => valuesIn(name, response[name], subject.noun))
    .filter(({ value }) => !isHidden(value));
  return surest(answered, subject.family);
}

function isAnswer(name: string, { noun, family }: Subject): boolean {
  if (/^arn$/i.test(name)) return true;
  // EC2's answers all have one, and a request is a kind there.
  if (/^requestid$/i.test(name)) return false;
  const bare = unprefixed(nounOf(name), family);
  if (bare === noun || (isEndOf(bare, noun) && /(id|arn)$/i.test(name))) return true;
  return onesOf(name).some((one) => one === noun || isEndOf(one, noun));
}
