import { isObject, type Json, type JsonObject } from '../json.ts';

const NOTHING: JsonObject = {};
const WRAPPER = /(Request|Req|Response|Input)$/;

/**
 * A call's parameters without the wrappers that services put around them: EC2's `CreateNatGatewayRequest`, API Gateway's
 * `createStageInput`. What is not an object is nothing.
 */
export function unwrap(body: Json): JsonObject {
  if (!isObject(body)) return NOTHING;
  let inner = body;
  for (const key in body) {
    const value = body[key];
    if (WRAPPER.test(key) && isObject(value)) inner = { ...inner, ...value };
  }
  return inner;
}
