import { isObject, type Json, type JsonObject } from '../json.ts';

/**
 * How much of one record is read. CloudTrail cuts parameters at 100 KB (CloudTrail User Guide, "CloudTrail record contents"), so
 * that a record of its own has neither this many parameters nor this many things; a longer one is told, never passed over.
 */
export const MOST_PARAMETERS = 20_000;

/** Keys that one record may ask the index for: a thousand resources with ten tags each. */
export const MOST_KEYS = 10_000;

/** The first of an object's fields, where it has more than anybody reads. */
export function firstFields(object: JsonObject): JsonObject {
  const names = Object.keys(object);
  if (names.length <= MOST_PARAMETERS) return object;
  return Object.fromEntries(names.slice(0, MOST_PARAMETERS).map((name) => [name, object[name] ?? null]));
}

/** True when fields were left unread, or stand in a list of which not all is read: lists of names lie a few levels down at most. */
export function isBeyondBounds(fields: JsonObject): boolean {
  let count = 0;
  for (const key in fields) {
    const value = fields[key];
    if (++count >= MOST_PARAMETERS || (typeof value === 'object' && value !== null && holdsLongList(value, 3)))
      return true;
  }
  return false;
}

/** Written out: it looks into every record, and most of what is in one is no list. */
function holdsLongList(value: Json & object, levels: number): boolean {
  if (Array.isArray(value)) {
    if (value.length > MOST_KEYS) return true;
    if (levels === 0) return false;
    for (const element of value) {
      if (typeof element === 'object' && element !== null && holdsLongList(element, levels - 1)) return true;
    }
    return false;
  }
  if (levels === 0 || !isObject(value)) return false;
  for (const key in value) {
    const inner = value[key];
    if (typeof inner === 'object' && inner !== null && holdsLongList(inner, levels - 1)) return true;
  }
  return false;
}
