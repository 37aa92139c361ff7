import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { matches, readQuery } from '../../../cli/ledger/incident-query.ts';
import { statisticsOf } from '../../../cli/ledger/statistics.ts';
import { percentile, secondsToRevert } from '../../../cli/ledger/times.ts';
import { manyIncidents } from '../../fakes/many-incidents.ts';

const incidents = manyIncidents(300, new Date('2026-06-01T12:00:00Z'));
const found = (search: string) => incidents.filter((one) => matches(one, readQuery(new URLSearchParams(search))));

describe('the statistics', () => {
  it('count every click once, on the day it was made', () => {
    const { days, clicks, byStatus } = statisticsOf(incidents);
    const sum = (counts: object) => Object.values(counts).reduce((a, b) => a + b, 0);
    expect(days.reduce((total, day) => total + sum(day.counts), 0)).toBe(clicks);
    expect(sum(byStatus)).toBe(incidents.length);
  });

  it('have every day of the span, those without a click too', () => {
    const two = incidents.filter((_, index) => index === 0 || index === 299);
    const { days } = statisticsOf(two);
    const first = days[0]?.day ?? '';
    const last = days.at(-1)?.day ?? '';
    expect(days).toHaveLength((Date.parse(last) - Date.parse(first)) / 86_400_000 + 1);
    expect(days.filter(({ counts }) => Object.keys(counts).length === 0)).toHaveLength(days.length - 2);
  });

  it('are empty of nothing', () => {
    expect(statisticsOf([])).toMatchObject({
      incidents: 0,
      clicks: 0,
      days: [],
      speeds: [],
      p50: undefined,
      actors: [],
    });
  });

  it('measure only what was taken back without a person', () => {
    const one = incidents.find(({ status }) => status === 'reverted');
    if (!one) throw new Error('none was reverted');
    expect(secondsToRevert(one)).toBeGreaterThan(0);
    expect(secondsToRevert({ ...one, decision: { verb: 'revert', by: 'x', at: 'y' } })).toBeUndefined();
    expect(secondsToRevert({ ...one, status: 'left' })).toBeUndefined();
  });
});

describe('a percentile', () => {
  it.each([
    [[1, 2, 3, 4], 0.5, 2],
    [[4, 1, 3, 2], 0.95, 4],
    [[7], 0.5, 7],
    [[], 0.5, undefined],
  ])('of %j at %d is %s', (values, share, expected) => {
    expect(percentile(values, share)).toBe(expected);
  });

  it('is one of the values, and at least so many are not above it', () => {
    const values = fc.array(fc.integer(), { minLength: 1 });
    fc.assert(
      fc.property(values, fc.double({ min: 0, max: 1, noNaN: true }), (all, share) => {
        const value = percentile(all, share) ?? Number.NaN;
        expect(all).toContain(value);
        expect(all.filter((one) => one <= value).length).toBeGreaterThanOrEqual(share * all.length);
      }),
    );
  });
});

describe('a query', () => {
  it.each([
    ['', 300],
    ['status=failed', incidents.filter(({ status }) => status === 'failed').length],
    [
      'stack=shop&service=iam',
      incidents.filter((one) => one.stack === 'shop' && one.clicks[0]?.eventSource === 'iam.amazonaws.com').length,
    ],
    ['stack=nowhere', 0],
  ])('"%s" finds %d', (search, count) => {
    expect(found(search)).toHaveLength(count);
  });

  it('finds by any word of an address, a person or a call, in any case', () => {
    expect(found('text=PUTretention').length).toBeGreaterThan(0);
    expect(found('text=ada@').every(({ clicks }) => clicks[0]?.actor.name === 'ada@example.com')).toBe(true);
    expect(found('text=module.net').every(({ addresses }) => addresses[0]?.startsWith('module.net'))).toBe(true);
  });

  it('takes both days of a span', () => {
    const day = incidents[150]?.clicks[0]?.eventTime.slice(0, 10) ?? '';
    const those = found(`from=${day}&to=${day}`);
    expect(those.length).toBeGreaterThan(0);
    expect(those.every(({ clicks }) => clicks[0]?.eventTime.startsWith(day))).toBe(true);
  });
});
