import { isObject, type Json, type JsonObject } from '../json.ts';
import { firstOf, MOST_KEYS } from './bounds.ts';

/** A field by name, whatever case the service writes it in: `DBInstanceIdentifier`, `dBInstanceIdentifier`. */
export function field(object: JsonObject, name: string): Json | undefined {
  const exact = object[name];
  if (exact !== undefined) return exact;
  const wanted = name.toLowerCase();
  for (const key in object) if (key.length === name.length && key.toLowerCase() === wanted) return object[key];
  return undefined;
}

/**
 * The elements of a list in any of CloudTrail's shapes: an array, EC2's `items[]`, `member`, or one object where there was one
 * element. Of a longer list, as many as anybody looks up.
 */
export function elements(value: Json | undefined): readonly Json[] {
  if (value === undefined || value === null || value === '') return [];
  if (Array.isArray(value)) return firstOf(value, MOST_KEYS);
  if (!isObject(value)) return [value];
  const inner = value.items ?? value.item ?? value.member;
  if (Array.isArray(inner)) return firstOf(inner, MOST_KEYS);
  return inner !== undefined && isObject(inner) ? [inner] : Object.keys(value).length > 0 ? [value] : [];
}

/** The text of a value: itself, EC2's `{value: …}`, or the `content` of a `{tag, content}` pair. */
export function scalar(value: Json | undefined): string | undefined {
  if (typeof value === 'string') return value === '' ? undefined : value.startsWith('arn%3') ? decoded(value) : value;
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  if (isObject(value)) {
    if (value.content !== undefined) return scalar(value.content);
    if (value.value !== undefined) return scalar(value.value);
  }
  return undefined;
}

/** MSK writes the ARNs of its paths as they stood in the URL: `arn%3Aaws%3Akafka…` (MSK Developer Guide, CloudTrail). */
function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}

/** Every text in a value that is one text or a list of texts, in any of CloudTrail's shapes. */
export function scalars(value: Json | undefined): string[] {
  const one = scalar(value);
  if (one !== undefined) return [one];
  return elements(value)
    .map((element) => scalar(element))
    .filter((found) => found !== undefined);
}

const HIDDEN = /^(HIDDEN_[A-Z_]*REASONS|<sensitiveDataRemoved>|\*{3,})$/;

/** True for what CloudTrail writes in the place of a value that it keeps back. */
export function isHidden(value: string): boolean {
  return HIDDEN.test(value);
}

/** True when a key was made of such a value. */
export function holdsHidden(key: string): boolean {
  return key.includes('HIDDEN_') || key.includes('<sensitiveDataRemoved>');
}
