import type { JsonObject } from '../json.ts';

/**
 * How much of one record is read. CloudTrail cuts parameters at 100 KB (CloudTrail User Guide, "CloudTrail record contents"), so
 * that a record of its own has neither this many parameters nor this many things; a longer one is told, never passed over.
 */
export const MOST_PARAMETERS = 20_000;

/** Keys that one record may ask the index for: a thousand resources with ten tags each. */
export const MOST_KEYS = 10_000;

/** A list's first elements: the list itself where it has no more, as nearly all have. */
export function firstOf<Element>(list: readonly Element[], most: number): readonly Element[] {
  if (list.length <= most) return list;
  cuts++;
  return list.slice(0, most);
}

/** The first of an object's fields, where it has more than anybody reads. */
export function firstFields(object: JsonObject): JsonObject {
  const names = Object.keys(object);
  if (names.length <= MOST_PARAMETERS) return object;
  cuts++;
  return Object.fromEntries(names.slice(0, MOST_PARAMETERS).map((name) => [name, object[name] ?? null]));
}

let cuts = 0;

/**
 * How often anything was left unread since the program began: who asks before and after reading a record, which nothing
 * interrupts, knows whether it was read whole. Looking through every record for long lists instead takes a tenth of its time.
 */
export function cutsSoFar(): number {
  return cuts;
}
