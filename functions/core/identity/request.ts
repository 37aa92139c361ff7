import { isObject, type Json, type JsonObject } from '../json.ts';
import { firstFields } from './bounds.ts';

const NOTHING: JsonObject = {};

/**
 * A call's parameters without the wrappers that services put around them: EC2's `CreateNatGatewayRequest`, API Gateway's
 * `createStageInput`. What stands outside of them names the thing (`putIntegrationInput.httpMethod` is the backend's). What is not
 * an object is nothing.
 */
export function unwrap(body: Json): JsonObject {
  if (!isObject(body)) return NOTHING;
  const outer = firstFields(body);
  let wrapped: string[] | undefined;
  for (const key in outer) {
    if (!isWrapper(key) || !isObject(outer[key])) continue;
    wrapped ??= [];
    wrapped.push(key);
  }
  return wrapped ? firstFields(unwrapped(outer, wrapped)) : outer;
}

function unwrapped(outer: JsonObject, wrapped: readonly string[]): JsonObject {
  const inner: Record<string, Json> = {};
  for (const key of wrapped) Object.assign(inner, outer[key]);
  return Object.assign(inner, outer);
}

function isWrapper(key: string): boolean {
  return key.endsWith('Request') || key.endsWith('Response') || key.endsWith('Input') || key.endsWith('Req');
}
