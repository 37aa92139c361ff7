import { isObject, type Json } from '../json.ts';
import { own } from '../own.ts';

/** Whether a mask of plan JSON (`after_unknown`, `before_sensitive`, `after_sensitive`) marks a value, or any part of it. */
export function isMarked(mask: Json | undefined): boolean {
  if (Array.isArray(mask)) return mask.some((inner: Json) => isMarked(inner));
  return isObject(mask) ? Object.values(mask).some((inner) => isMarked(inner)) : mask === true;
}

/** What a mask says of one attribute. */
export function maskOf(mask: Json, attribute: string): Json {
  return isObject(mask) ? (own(mask, attribute) ?? false) : mask;
}
