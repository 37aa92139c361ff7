import { plainArn } from '../arn.ts';
import type { Json, JsonObject } from '../json.ts';
import { describe, type TypeDescription } from './catalogue.ts';
import { scalar } from './field.ts';
import { nounOf } from './identifier.ts';
import { keysOf, type Row, typeRows } from './knowledge.ts';
import { aboveByArn, newerKeys } from './newer-types.ts';
import { lastPart } from './normal.ts';
import { securityGroupRuleKeys } from './security-group-rules.ts';

/** Everything that a record could call one resource instance: keys as identity.ts makes them of a record. */
export function stateKeys(type: string, attributes: JsonObject): readonly string[] {
  const keys: string[] = [];
  const known = typeRows(type);
  if (known) for (const row of known.rows) addRow(keys, row, type, attributes);
  if (!known?.exact) addGeneric(keys, describe(type), attributes);
  return keys;
}

/** A handful of keys an instance: looking through them is cheaper than a set. */
function put(keys: string[], key: string): void {
  if (!keys.includes(key)) keys.push(key);
}

function addRow(keys: string[], row: Row, type: string, attributes: JsonObject): void {
  const made = 'computed' in row ? securityGroupRuleKeys(attributes, type) : keysOf(row, attributes);
  for (const key of made) put(keys, key.startsWith('arn|') ? plainArn(key.slice(4)) : key);
}

function addGeneric(keys: string[], type: TypeDescription, attributes: JsonObject): void {
  if (type.isSingle) put(keys, `${type.kind}|-`);
  if (type.joined.length > 0) addJoined(keys, type, attributes);
  for (const name of type.identifiers ?? Object.keys(attributes).filter(type.owns)) {
    const value = scalar(attributes[name]);
    if (value === undefined) continue;
    if (value.startsWith('arn:')) {
      // A policy whose id is the ARN of what it is on is called by that (`joined`), and is not that.
      if (name !== 'id' || type.joined.length === 0 || !isForeign(type, attributes, value)) put(keys, plainArn(value));
      if (name === (isSeveralArns(attributes.id) ? 'arn' : 'id')) addInArn(keys, type, attributes, value);
      continue;
    }
    if (name === 'id') addWithin(keys, type, attributes, value);
    const key = keyOf(type, attributes, name, value);
    if (name !== 'id' || (!keys.includes(key) && !isForeign(type, attributes, value))) put(keys, key);
  }
  if (type.identifiers === undefined) for (const key of newerKeys(type, attributes)) put(keys, key);
}

/** Where the id is an ARN, calls may say only its end: `endpointId` of `…/endpoint/a1b2c3`. A bare number is too little. */
function addInArn(keys: string[], type: TypeDescription, attributes: JsonObject, arn: string): void {
  const end = lastPart(arn);
  if (type.family === 'ec2' || isForeign(type, attributes, arn) || /^\d*$/.test(end)) return;
  put(keys, keyOf(type, attributes, 'end', end));
}

/** `<detector>:<set>`, `<server>/<user>/<key>`: what is left of such an id without what stands in other attributes is the thing's id within its parent. */
function addWithin(keys: string[], type: TypeDescription, attributes: JsonObject, id: string): void {
  const above = type.parent && scalar(attributes[type.parent.attribute]);
  if (!type.parent || !above) return;
  const within = withoutOthers(id, attributes);
  if (within === undefined) return;
  const plain = `${type.kind}|${type.normal(within)}|${type.parent.noun}=${lastPart(above)}`;
  put(keys, plain + scopesOf(type, attributes));
}

/** In what, beside its parent, a name is one. */
function scopesOf({ holders, scopes }: TypeDescription, attributes: JsonObject): string {
  let made = '';
  for (const around of [holders, scopes]) {
    for (const { attribute, noun } of around) {
      const value = scalar(attributes[attribute]);
      if (value !== undefined) made += `|${noun}=${lastPart(value)}`;
    }
  }
  return made;
}

/** `arn:…:appauthorization/…,arn:…:appbundle/…`: the thing's own ARN stands alone in `arn`. */
function isSeveralArns(id: Json | undefined): boolean {
  return typeof id === 'string' && id.startsWith('arn:') && id.includes(',arn:');
}

const JOINED_BY = /[:/|,#_]/;

function withoutOthers(id: string, attributes: JsonObject): string | undefined {
  let rest = id;
  for (let isShorter = true; isShorter; ) {
    isShorter = false;
    for (const name in attributes) {
      const value = attributes[name];
      if (name === 'id' || typeof value !== 'string' || value.length < 3 || value.length >= rest.length) continue;
      const end = rest.length - value.length;
      if (rest.startsWith(value) && JOINED_BY.test(rest.charAt(value.length))) rest = rest.slice(value.length + 1);
      else if (rest.endsWith(value) && JOINED_BY.test(rest.charAt(end - 1))) rest = rest.slice(0, end - 1);
      else continue;
      isShorter = true;
    }
  }
  return rest === id || rest === '' ? undefined : rest;
}

/** `quicksight:foldermembership|folder=f&member=m`: see generic/joined.ts, which makes the same of a call's parameters. */
function addJoined(keys: string[], type: TypeDescription, attributes: JsonObject): void {
  const parts: string[] = [];
  for (const { attribute, noun } of type.joined) {
    const value = scalar(attributes[attribute]);
    if (value === undefined) return;
    parts.push(`${noun}=${lastPart(value)}`);
  }
  put(keys, `${type.kind}|${parts.join('&')}`);
}

function keyOf(type: TypeDescription, attributes: JsonObject, name: string, value: string): string {
  if (type.family === 'ec2' && name.endsWith('id')) return `id|${value}`;
  const plain = `${type.kind}|${type.normal(lastPart(value))}`;
  if (type.identifiers === undefined) return newerKey(type, attributes, name, plain);
  if (name === 'arn' || (name === 'id' && value !== scalar(attributes.name))) return plain;
  const { parent } = type;
  const above = parent && scalar(attributes[parent.attribute]);
  const isIn = above !== undefined && (parent?.isSure || isInArn(attributes, lastPart(above), value));
  return (isIn ? `${plain}|${parent?.noun}=${lastPart(above)}` : plain) + scopesOf(type, attributes);
}

/** A name, and no id, is one within what the thing lies in. */
function newerKey(type: TypeDescription, attributes: JsonObject, name: string, plain: string): string {
  const above = /name$/i.test(name) ? aboveByArn(type, attributes) : undefined;
  return above ? `${plain}|${above.noun}=${lastPart(scalar(attributes[above.attribute]) ?? '')}` : plain;
}

/** An ARN that holds the parent's name beside its own says that this name is one within the parent. */
function isInArn({ arn }: JsonObject, above: string, own: string): boolean {
  if (typeof arn !== 'string') return false;
  const found = arn
    .split(/[/:]/)
    .slice(5)
    .filter((part) => part === above);
  return found.length > (above === own ? 1 : 0);
}

/** True when an `id` is only a reference: an instance's state has the instance's id, a bucket's policy the bucket's name. */
function isForeign(type: TypeDescription, attributes: JsonObject, id: string): boolean {
  for (const name in attributes) {
    if (attributes[name] === id && name !== 'id' && isReference(name) && !isOwn(type, name)) return true;
  }
  return false;
}

/** `default_route_table_id` of a default route table is its own, too. */
function isOwn(type: TypeDescription, name: string): boolean {
  return type.owns(name) || nounOf(name) === `default${type.noun}`;
}

function isReference(name: string): boolean {
  return (
    // An account's number is how its membership is called: a `member` has no other id.
    (name.endsWith('_id') && name !== 'resource_id' && name !== 'account_id') ||
    name.endsWith('_name') ||
    name.endsWith('_arn') ||
    name.endsWith('_identifier')
  );
}
