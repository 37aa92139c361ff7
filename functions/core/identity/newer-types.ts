import type { JsonObject } from '../json.ts';
import type { Reference, TypeDescription } from './catalogue.ts';
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

/** What has no name of its own is called by what it begins like, a `webappcustomization` by its web app, or is a setting of the account. */
export function namelessKeys(type: TypeDescription, attributes: JsonObject): string[] {
  if (isNamed(type, attributes)) return [];
  const keys = Object.keys(attributes)
    .map((name) => ({ noun: nounOf(name), value: attributes[name] }))
    .filter(({ noun }) => isBeginOf(noun, type.noun))
    .flatMap(({ noun, value }) => (typeof value === 'string' ? [`${type.kind}|${noun}=${lastPart(value)}`] : []));
  return keys.length === 0 && isSetting(type.noun) ? [`${type.kind}|-`] : keys;
}

/** What an account and Region have one of; of the rest, a call that names nothing says nothing. */
export function isSetting(noun: string): boolean {
  return /(setting|config|configuration|preference|option|default|status)$/.test(noun);
}

/** A whole word at the beginning of another: `webapp` of `webappcustomization`. */
export function isBeginOf(word: string, whole: string): boolean {
  return word.length > 2 && word.length < whole.length && whole.startsWith(word);
}

/** An id that is the account's or the Region's says nothing. */
const OF_ALL = /^(\d{12}|[a-z]{2}(-[a-z]+)+-\d)$/;

function isNamed(type: TypeDescription, attributes: JsonObject): boolean {
  return Object.keys(attributes).some((name) => {
    const value = attributes[name];
    return typeof value === 'string' && type.owns(name) && !OF_ALL.test(value) && !isElsewhere(name, value, attributes);
  });
}

/** The `id` of such a thing is what it is of. */
function isElsewhere(name: string, value: string, attributes: JsonObject): boolean {
  return name === 'id' && Object.keys(attributes).some((other) => other !== 'id' && attributes[other] === value);
}
