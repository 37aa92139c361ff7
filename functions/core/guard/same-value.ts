import { isExact, isObject, type Json, type JsonObject } from '../json.ts';
import { own } from '../own.ts';
import { isEmptyDocument, sameDocument } from './same-document.ts';
import { isSet } from './sets.ts';

/** Where two values stand: the resource's type and the names down to them, list positions left out. */
export interface Place {
  readonly type: string;
  readonly path: readonly string[];
  /** Whether this is an element of a list: an object there is a block, elsewhere it may be a map with keys of anybody's choice. */
  readonly isElement?: boolean;
  /** Whether this is a member of what may be a map. */
  readonly inMap?: boolean;
}

type Value = Json | undefined;

/**
 * Whether two values of one attribute mean the same: null, absent and empty alike; sets in any order; policy documents
 * as JSON. Inside a map an absent member and an empty string differ (a tag with an empty value is a tag): only members
 * present on both sides are one schema's, where `""` and null are alike.
 */
export function sameValue(a: Value, b: Value, at: Place): boolean {
  if (saysNothing(a, at) && saysNothing(b, at)) return true;
  if (Array.isArray(a) && Array.isArray(b)) return isSet(at) ? sameSet(a, b, at) : sameList(a, b, at);
  if (isObject(a) && isObject(b)) return sameMembers(a, b, at);
  if (typeof a === 'string' && typeof b === 'string')
    return a === b || sameDocument(a, b, at) || sameProtocol(a, b, at);
  return a === b && (typeof a !== 'number' || isExact(a));
}

/** Where a member of what stands here is. */
export function memberAt({ type, path, isElement = false }: Place, name: string): Place {
  return { type, path: [...path, name], inMap: !isElement };
}

/** Where an element of what stands here is. */
export function elementAt({ type, path }: Place): Place {
  return { type, path, isElement: true };
}

function saysNothing(value: Value, at: Place): boolean {
  return isEmpty(value) || isEmptyDocument(value, at);
}

/** null, absent, `""`, `[]`, `{}`: what providers and Terraform write for "not set", without meaning. */
export function isEmpty(value: Value): boolean {
  if (value === undefined || value === null || value === '') return true;
  return Array.isArray(value) ? value.length === 0 : isObject(value) && Object.keys(value).length === 0;
}

function sameMembers(a: JsonObject, b: JsonObject, at: Place): boolean {
  const names = new Set([...Object.keys(a), ...Object.keys(b)]);
  return [...names].every((name) => {
    const [left, right] = [own(a, name), own(b, name)];
    if (left === undefined || right === undefined) return (left ?? right ?? null) === null;
    return sameValue(left, right, memberAt(at, name));
  });
}

function sameList(a: readonly Json[], b: readonly Json[], at: Place): boolean {
  return a.length === b.length && a.every((item, index) => sameItem(item, b[index], at));
}

/** An element of a list is there or not: `[""]` is not `[null]` and `[{}]` not `[]`. */
function sameItem(a: Json, b: Value, at: Place): boolean {
  const element = elementAt(at);
  return isObject(a) && isObject(b) ? sameMembers(a, b, element) : typeof a === typeof b && sameValue(a, b, at);
}

function sameSet(a: readonly Json[], b: readonly Json[], at: Place): boolean {
  if (a.length !== b.length) return false;
  const left = [...b];
  return a.every((item) => {
    const found = left.findIndex((other) => sameItem(item, other, at));
    if (found >= 0) left.splice(found, 1);
    return found >= 0;
  });
}

/** Protocols that AWS answers as numbers (iana.org/assignments/protocol-numbers). */
const protocolNumbers: Readonly<Record<string, string>> = { icmp: '1', tcp: '6', udp: '17', icmpv6: '58', all: '-1' };

function sameProtocol(a: string, b: string, at: Place): boolean {
  const name = at.path.at(-1);
  if (name !== 'protocol' && name !== 'ip_protocol') return false;
  return (own(protocolNumbers, a) ?? a) === (own(protocolNumbers, b) ?? b);
}
