import { describe, expect, it } from 'vitest';
import { unwrap } from '../../../functions/core/identity/request.ts';
import type { Json, JsonObject } from '../../../functions/core/json.ts';

describe('parameters', () => {
  it.each<[Json, JsonObject]>([
    [null, {}],
    ['text', {}],
    [['x'], {}],
    [{ a: 1 }, { a: 1 }],
    [
      { CreateThingRequest: { a: 1 }, b: 2 },
      { CreateThingRequest: { a: 1 }, a: 1, b: 2 },
    ],
    [{ CreateThingResponse: { a: 1 } }, { CreateThingResponse: { a: 1 }, a: 1 }],
    [
      { createThingInput: { a: 1, b: 1 }, b: 2 },
      { createThingInput: { a: 1, b: 1 }, a: 1, b: 2 },
    ],
    [{ updateReq: { a: 1 } }, { updateReq: { a: 1 }, a: 1 }],
    [{ RequestThing: { a: 1 } }, { RequestThing: { a: 1 } }],
    [{ thingRequest: 'text' }, { thingRequest: 'text' }],
  ])('of %j are %j', (body, fields) => {
    expect(unwrap(body)).toEqual(fields);
  });
});
