import { isObject } from '../json.ts';
import { isMarked, maskOf } from './mask.ts';
import type { ValueChange } from './plan.ts';

/** Every attribute that a change speaks of: before, after, or only known after apply. */
export function attributesOf({ before, after, afterUnknown }: ValueChange): readonly string[] {
  const values = [before, after, afterUnknown].filter(isObject);
  return [...new Set(values.flatMap((value) => Object.keys(value)))].sort();
}

export function isUnknown(change: ValueChange, attribute: string): boolean {
  return isMarked(maskOf(change.afterUnknown, attribute));
}
