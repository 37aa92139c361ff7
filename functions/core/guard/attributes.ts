import { isObject, type Json } from '../json.ts';
import { own } from '../own.ts';
import type { ValueChange } from './plan.ts';
import { hasUnknown } from './unknown.ts';

/** Every attribute that a change speaks of: before, after, or only known after apply. */
export function attributesOf(change: ValueChange): readonly string[] {
  return [
    ...new Set([...Object.keys(change.before), ...Object.keys(change.after), ...unknownAttributes(change)]),
  ].sort();
}

function unknownAttributes(change: ValueChange): readonly string[] {
  return Object.keys(change.after)
    .concat(isObject(change.afterUnknown) ? Object.keys(change.afterUnknown) : [])
    .filter((name) => isUnknown(change, name));
}

export function isUnknown(change: ValueChange, attribute: string): boolean {
  return change.afterUnknown === true || hasUnknown(maskOf(change.afterUnknown, attribute));
}

/** What a mask (unknown or sensitive) says of one attribute. */
export function maskOf(mask: Json, attribute: string): Json {
  return isObject(mask) ? (own(mask, attribute) ?? false) : mask === true;
}
