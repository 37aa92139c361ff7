import { isObject, type Json } from '../json.ts';
import { isEmpty } from './same-value.ts';

/**
 * A value that the provider fills in where the configuration is silent: the state has null (it was imported, or written by an
 * older provider) and the plan the schema's default. Only values that ask for nothing count; any other must be explained.
 */
export function isFilledIn(before: Json | undefined, after: Json | undefined, configured: boolean): boolean {
  return !configured && isEmpty(before) && (after === false || after === 0);
}

/**
 * What the provider read back for something never asked for: the state holds zeros (`[{"enabled": false}]`, 0), the plan of
 * a re-creation nothing. A block without members (`allow {}`) is a choice, not a zero.
 */
export function isReadBack(state: Json | undefined, planned: Json | undefined): boolean {
  return isEmpty(planned) && isZero(state);
}

function isZero(value: Json | undefined): boolean {
  if (isEmpty(value) || value === false || value === 0) return true;
  if (Array.isArray(value)) return value.every((item: Json) => isObject(item) && !isEmpty(item) && isZero(item));
  return isObject(value) && Object.values(value).every(isZero);
}
