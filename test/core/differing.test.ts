import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { differing } from '../../functions/core/differing.ts';
import type { Json } from '../../functions/core/json.ts';

const cases: readonly { name: string; one: Json; other: Json; shown: readonly [Json, Json] }[] = [
  { name: 'plain values', one: 30, other: 1, shown: [30, 1] },
  {
    name: 'an element that was added',
    one: [{ port: 443 }, { port: 22 }],
    other: [{ port: 443 }],
    shown: [[{ port: 22 }], []],
  },
  { name: 'an element that was taken away', one: [1], other: [1, 2], shown: [[], [2]] },
  { name: 'two elements for one', one: [1, 2, 3], other: [3, 4], shown: [[1, 2], [4]] },
  { name: 'one element for two', one: [1, 3], other: [3, 4, 5], shown: [[1], [4, 5]] },
  { name: 'a list of one document', one: ['{"a":1}'], other: ['{"a":2}'], shown: [[{ a: 1 }], [{ a: 2 }]] },
  {
    name: 'a document with blanks before it',
    one: ' \n{"a":1,"b":2}',
    other: '{"a":2,"b":2}',
    shown: [{ a: 1 }, { a: 2 }],
  },
  { name: 'what only looks like a document', one: '{x', other: 'y', shown: ['{x', 'y'] },
  { name: 'keys of a map', one: { a: 1, b: 2 }, other: { a: 1, b: 3, c: 4 }, shown: [{ b: 2 }, { b: 3, c: 4 }] },
  {
    name: 'one element that is another now: what differs in it',
    one: [{ port: 22, cidr: '0.0.0.0/0' }],
    other: [{ port: 22, cidr: '10.0.0.0/8' }],
    shown: [[{ cidr: '0.0.0.0/0' }], [{ cidr: '10.0.0.0/8' }]],
  },
  {
    name: 'policies, which are JSON in a string',
    one: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":"*"}]}',
    other: '{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Principal":{"Service":"x"}}]}',
    shown: [{ Statement: [{ Principal: '*' }] }, { Statement: [{ Principal: { Service: 'x' } }] }],
  },
  { name: 'a document that became text', one: '{"a":1}', other: 'plain', shown: [{ a: 1 }, 'plain'] },
  {
    name: 'an order',
    one: [1, 2],
    other: [2, 1],
    shown: [
      [1, 2],
      [2, 1],
    ],
  },
  {
    name: 'keys in another order',
    one: { a: 1, b: 2 },
    other: { b: 2, a: 1 },
    shown: [
      { a: 1, b: 2 },
      { b: 2, a: 1 },
    ],
  },
  { name: 'a null where nothing was', one: { a: null }, other: {}, shown: [{ a: null }, {}] },
  { name: 'a key that every object inherits', one: { toString: 1 }, other: {}, shown: [{ toString: 1 }, {}] },
  { name: 'equal values', one: { a: 1 }, other: { a: 1 }, shown: [{ a: 1 }, { a: 1 }] },
];

describe('differing', () => {
  it.each(cases)('shows $name', ({ one, other, shown }) => {
    expect(differing(one, other)).toEqual(shown);
  });

  const json = fc.jsonValue({ maxDepth: 3 }).map((value) => JSON.parse(JSON.stringify(value)) as Json);

  it('never throws, and shows two different values differently', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        const [left, right] = differing(one, other);
        if (JSON.stringify(one) !== JSON.stringify(other)) expect(JSON.stringify(left)).not.toBe(JSON.stringify(right));
      }),
    );
  });

  it('is the same from the other side', () => {
    fc.assert(
      fc.property(json, json, (one, other) => {
        expect(differing(other, one)).toEqual(differing(one, other).toReversed());
      }),
    );
  });
});
