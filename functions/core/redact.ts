import { isMarked } from './guard/mask.ts';
import type { Json } from './json.ts';

/** The longest a value may be in a message; what is longer is cut. */
const longest = 500;

/** One attribute's value for people: JSON text, cut, and `(sensitive)` where any part of it is marked sensitive. */
export function redact(value: Json | undefined, sensitive: Json | undefined, unknown = false): string {
  if (isMarked(sensitive)) return '(sensitive)';
  if (unknown) return '(known after apply)';
  const text = JSON.stringify(value ?? null);
  return text.length <= longest ? text : `${text.slice(0, longest)}… (${text.length} characters)`;
}
