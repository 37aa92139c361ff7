import { expect, it } from 'vitest';
import { inOrder, trimmed } from '../../functions/core/mailbox.ts';
import { aClick } from '../rig/click.ts';

/** A click whose record is so many characters of JSON long. */
function clickOf(length: number) {
  const click = aClick({ eventID: 'e1' });
  const made = (value: string) => {
    const parameters = { requestParameters: { value }, responseElements: { id: 'sg-1' } };
    const bodies = { request: parameters.requestParameters, response: parameters.responseElements };
    return { ...click, record: { ...click.record, ...bodies, raw: { ...click.record.raw, ...parameters } } };
  };
  const empty = JSON.stringify(made('').record).length;
  const odd = (length - empty) % 2;
  const filled = made('x'.repeat((length - empty - odd) / 2));
  return { ...filled, record: { ...filled.record, eventID: 'e1'.padEnd(2 + odd, '1') } };
}

it('keeps a click as it is where its record is short enough', () => {
  const click = clickOf(100_000);
  expect(JSON.stringify(click.record)).toHaveLength(100_000);
  expect(trimmed(click)).toBe(click);
});

it('leaves the parameters of a longer record out, and says so', () => {
  const click = clickOf(100_001);
  const { record, ...rest } = trimmed(click);
  expect(rest).toEqual({ ...rest, eventID: 'e1', hits: click.hits });
  expect(record).toMatchObject({ eventName: click.record.eventName, request: null, response: null });
  expect(record.raw).toEqual({ ...aClick({ eventID: 'e1' }).record.raw, omitted: true });
});

it('orders clicks by when they were made, and those of one second by their id', () => {
  const at = (eventID: string, second: number) => aClick({ eventID, eventTime: `2026-11-23T12:00:0${second}Z` });
  const came = [at('c', 2), at('a', 2), at('b', 1)];
  expect(inOrder(came).map(({ eventID }) => eventID)).toEqual(['b', 'a', 'c']);
  expect(came.map(({ eventID }) => eventID)).toEqual(['c', 'a', 'b']);
});
