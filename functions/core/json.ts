/** Any value that JSON.parse can return. What comes from outside has this type until a parser has given it a truer one. */
export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [key: string]: Json | undefined;
}

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Whether JSON.parse kept a number as it was written: of whole numbers above 2^53 it keeps the nearest that a double can be. */
export function isExact(number: number): boolean {
  return !Number.isInteger(number) || Number.isSafeInteger(number);
}

/** The value when it is a string with something in it, else undefined: CloudTrail writes `""` and null where it means "absent". */
export function text(value: unknown): string | undefined {
  return typeof value === 'string' && value !== '' ? value : undefined;
}
