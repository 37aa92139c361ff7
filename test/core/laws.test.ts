import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { recordFromEnvelope } from '../../functions/core/envelope.ts';
import type { JsonObject } from '../../functions/core/json.ts';
import { parseRecord } from '../../functions/core/record.ts';
import { readState } from '../../functions/core/state/state.ts';
import { account, classify, click, region, stateOf } from './clicks.ts';
import { goldenCases } from './golden-cases.ts';
import { realRecords } from './real-records.ts';

const cases = goldenCases();
const seeds: JsonObject[] = [
  ...cases.map(({ source, event, request, response }) =>
    click({ eventSource: source, eventName: event, requestParameters: request, responseElements: response }),
  ),
  ...realRecords().filter((record) => record.readOnly !== true),
];
const everything = stateOf(Object.assign({}, ...cases.map(({ state }) => state)));
const empty = stateOf({}, false);

/** A record with one field, at any depth, replaced by any JSON. */
const mutated = fc
  .tuple(fc.constantFrom(...seeds), fc.nat(), fc.jsonValue())
  .map(([seed, at, value]) => replaced(structuredClone(seed), at, value));

function replaced(record: JsonObject, at: number, value: unknown): unknown {
  const places: [holder: Record<string, unknown>, key: string][] = [];
  const visit = (holder: unknown) => {
    if (typeof holder !== 'object' || holder === null) return;
    for (const key of Object.keys(holder)) {
      const place = holder as Record<string, unknown>;
      places.push([place, key]);
      visit(place[key]);
    }
  };
  visit(record);
  const place = places[at % places.length];
  if (place) place[0][place[1]] = value;
  return record;
}

describe('laws of the classifier', () => {
  it('any JSON: never throws', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (value) => {
        expect(parseRecord(value).ok).toBeTypeOf('boolean');
        expect(recordFromEnvelope(value).ok).toBeTypeOf('boolean');
        expect(readState(value).ok).toBeTypeOf('boolean');
      }),
      { numRuns: 500 },
    );
  });

  it('any parameters of any event: never throws, never drift without a row', () => {
    const source = fc.constantFrom(...new Set(seeds.map((seed) => String(seed.eventSource))));
    const name = fc.constantFrom(...new Set(seeds.map((seed) => String(seed.eventName))));
    fc.assert(
      fc.property(source, name, fc.jsonValue(), fc.jsonValue(), (eventSource, eventName, request, response) => {
        const record = click({
          eventSource,
          eventName,
          requestParameters: request as never,
          responseElements: response as never,
        });
        expect(classify(record, { empty }).verdict).not.toBe('drift');
      }),
      { numRuns: 1000 },
    );
  });

  it('any mutation of a real record: never throws, never drift without a matching row', () => {
    fc.assert(
      fc.property(mutated, (record) => {
        if (!parseRecord(record).ok) return;
        expect(classify(record, { empty }).verdict).not.toBe('drift');
      }),
      { numRuns: 1000 },
    );
  });

  it('any mutation of a record: a drift names rows of the state', () => {
    const addresses = new Set(cases.flatMap(({ state }) => Object.keys(state)));
    fc.assert(
      fc.property(mutated, (record) => {
        if (!parseRecord(record).ok) return;
        for (const { address } of classify(record, { everything }).hits) expect(addresses).toContain(address);
      }),
      { numRuns: 100 },
    );
  });

  it('an unrelated resource never changes a verdict', () => {
    const name = fc.stringMatching(/^unrelated-[a-z0-9]{1,8}$/);
    const type = fc.constantFrom(
      'aws_sqs_queue',
      'aws_iam_role',
      'aws_s3_bucket',
      'aws_lambda_function',
      'aws_new_thing',
    );
    fc.assert(
      fc.property(fc.constantFrom(...cases), type, name, (one, kind, called) => {
        const record = click({
          eventSource: one.source,
          eventName: one.event,
          requestParameters: one.request,
          responseElements: one.response,
        });
        const stranger = { id: called, name: called, arn: `arn:aws:sqs:${region}:${account}:${called}` };
        const before = classify(record, { main: stateOf(one.state) });
        const after = classify(record, { main: stateOf({ ...one.state, [`${kind}.stranger`]: stranger }) });
        expect(after).toEqual(before);
      }),
      { numRuns: 200 },
    );
  });

  it('the order of records never changes a verdict', () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(seeds, { minLength: 2, maxLength: 6 }), (records) => {
        const forwards = records.map((record) => classify(record, { main: empty }));
        const backwards = [...records].reverse().map((record) => classify(record, { main: empty }));
        expect(backwards.reverse()).toEqual(forwards);
      }),
      { numRuns: 50 },
    );
  });

  it('the order of states never changes which verdict it is', () => {
    fc.assert(
      fc.property(fc.constantFrom(...cases), (one) => {
        const record = click({ eventSource: one.source, eventName: one.event, requestParameters: one.request });
        const states = { a: stateOf(one.state), b: empty };
        const turned = { b: empty, a: stateOf(one.state) };
        expect(classify(record, states)).toEqual(classify(record, turned));
      }),
    );
  });
});
