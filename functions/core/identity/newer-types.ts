import type { JsonObject } from '../json.ts';
import type { Reference, TypeDescription } from './catalogue.ts';
import { isOfFamily } from './families.ts';
import { isIdentifier, nounOf } from './identifier.ts';
import { lastPart } from './normal.ts';

/**
 * Types that are newer than the catalogue: of these the names of their attributes say all that is known. generic/newer.ts makes the
 * same keys of a call.
 */

/** What such a type's instance lies in, as far as its own ARN says so: `bucket/b/index/i` of an index that has a `bucket_name`. */
export function aboveByArn(type: TypeDescription, attributes: JsonObject): Reference | undefined {
  const arn = ownArn(type, attributes);
  if (arn === undefined) return undefined;
  const parts = arn.split(/[/:]/).slice(5, -1);
  for (const attribute in attributes) {
    const value = attributes[attribute];
    if (typeof value !== 'string' || !isIdentifier(attribute) || type.owns(attribute)) continue;
    if (parts.includes(lastPart(value))) return { attribute, noun: nounOf(attribute) };
  }
  return undefined;
}

function ownArn(type: TypeDescription, attributes: JsonObject): string | undefined {
  for (const name in attributes) {
    const value = attributes[name];
    if (typeof value === 'string' && value.startsWith('arn:') && type.owns(name)) return value;
  }
  return undefined;
}

/** What such an instance is called beside its own names: by an id of any kind, by what it is of, or as a setting of the account. */
export function newerKeys(type: TypeDescription, attributes: JsonObject): string[] {
  const texts = Object.keys(attributes).flatMap((name) => {
    const value = attributes[name];
    return typeof value === 'string' && value !== '' ? [{ name, value }] : [];
  });
  const own = texts.filter(({ name }) => type.owns(name));
  const ids = own
    .filter(({ name, value }) => /id$/i.test(name) && isOpaque(value))
    .map(({ value }) => `${type.family}:any|${value}`);
  if (own.some(({ name, value }) => name !== 'id' && !OF_ALL.test(value))) return ids;
  const others = texts
    // An ARN of another service is of what the thing uses.
    .filter(({ name, value }) => !type.owns(name) && (!value.startsWith('arn:') || isOfFamily(value, type.family)))
    .filter(({ name }) => isIdentifier(name) || isBeginOf(nounOf(name), type.noun))
    .map(({ name, value }) => ({ name: nounOf(name), value }))
    .filter(({ name }) => name !== 'awsaccount');
  const keys = jointKeys(type.kind, type.noun, others, 2);
  return keys.length === 0 && isSetting(type.noun) ? [`${type.kind}|-`, ...ids] : [...keys, ...ids];
}

/** A noun, and the text that stands under it. */
interface Said {
  readonly name: string;
  readonly value: string;
}

const MOST_JOINED = 6;

/**
 * Keys of what has no name of its own, by what it is of: by any two things together; by one alone where it begins like that, a
 * `webappcustomization` by its web app, or where at most `alone` things are said. An account is no name by itself.
 */
export function jointKeys(kind: string, noun: string, said: readonly Said[], alone: number): string[] {
  const all = new Map(said.map(({ name, value }) => [`${name}=${lastPart(value)}`, name]));
  const parts = [...all].slice(0, MOST_JOINED).map(([part, name]) => ({ name, part }));
  const isJoint = /(association|attachment|authorization|registration)$/.test(noun);
  const one = parts.filter(
    ({ name }) => name !== 'account' && ((!isJoint && isBeginOf(name, noun)) || parts.length <= alone),
  );
  const two = parts.flatMap(({ part }, at) => parts.slice(at + 1).map((other) => [part, other.part].sort().join('&')));
  return [...one.map(({ part }) => part), ...two].map((name) => `${kind}|${name}`);
}

/** Made by AWS: nobody calls two things so. */
export function isOpaque(value: string): boolean {
  return value.length >= 8 && /\d/.test(value) && !value.startsWith('arn:') && !OF_ALL.test(value);
}

/** What an account and Region have one of; of the rest, a call that names nothing says nothing. */
export function isSetting(noun: string): boolean {
  return /(setting|config|configuration|preference|option|default|status|customization|restriction)$/.test(noun);
}

/** A whole word at the beginning of another: `webapp` of `webappcustomization`. */
export function isBeginOf(word: string, whole: string): boolean {
  return word.length > 2 && word.length < whole.length && whole.startsWith(word);
}

/** An id that is the account's or the Region's says nothing. */
const OF_ALL = /^(\d{12}|[a-z]{2}(-[a-z]+)+-\d)$/;
