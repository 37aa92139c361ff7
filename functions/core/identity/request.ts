import { isObject, type Json, type JsonObject } from '../json.ts';

const NOTHING: JsonObject = {};

/**
 * A call's parameters without the wrappers that services put around them: EC2's `CreateNatGatewayRequest`, API Gateway's
 * `createStageInput`. What stands outside of them names the thing (`putIntegrationInput.httpMethod` is the backend's). What is not
 * an object is nothing.
 */
export function unwrap(body: Json): JsonObject {
  if (!isObject(body)) return NOTHING;
  let inner = body;
  for (const key in body) {
    if (!isWrapper(key)) continue;
    const value = body[key];
    if (isObject(value)) inner = { ...value, ...inner };
  }
  return inner;
}

function isWrapper(key: string): boolean {
  return key.endsWith('Request') || key.endsWith('Response') || key.endsWith('Input') || key.endsWith('Req');
}
