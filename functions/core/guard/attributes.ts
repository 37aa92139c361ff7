import { isObject } from '../json.ts';
import { isMarked, maskOf } from './mask.ts';
import type { ValueChange } from './plan.ts';

/** Every attribute that a change speaks of: before, after, or only known after apply. */
export function attributesOf({ before, after, afterUnknown }: ValueChange): readonly string[] {
  return Object.keys({ ...before, ...after, ...(isObject(afterUnknown) && afterUnknown) }).sort();
}

export function isUnknown(change: ValueChange, attribute: string): boolean {
  return isMarked(maskOf(change.afterUnknown, attribute));
}
