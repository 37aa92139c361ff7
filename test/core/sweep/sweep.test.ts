import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { incidentId, parseIncidentId } from '../../../functions/core/incident-id.ts';
import { sweepName } from '../../../functions/core/sweep/name.ts';
import {
  hasSeen,
  isOverdue,
  isSweptNightly,
  type Sweep,
  type SweptStack,
} from '../../../functions/core/sweep/sweep.ts';
import { turnOf } from '../../../functions/core/sweep/turn.ts';

const hour = 3_600_000;
const night = { from: 22, hours: 6 };
const at = (text: string) => new Date(`2026-03-${text}Z`);
const ended = (result: Sweep['result'], endedAt: Date): SweptStack => ({
  stack: 'a',
  since: '2026-01-01T00:00:00.000Z',
  startedAt: new Date(endedAt.getTime() - 60_000).toISOString(),
  last: { name: 'a-sweep-1', result, endedAt: endedAt.toISOString(), known: 0, waiting: 0 },
});
const name = fc.stringMatching(/^[A-Za-z0-9_-]{1,60}$/);
const window = fc.record({ from: fc.integer({ min: 0, max: 23 }), hours: fc.integer({ min: 1, max: 24 }) });
const day = Date.UTC(2026, 2, 1);

/** Every hour's look of two days, as the schedule looks. */
const looks = (from: number) => Array.from({ length: 48 }, (_, index) => new Date(from + index * hour));

describe('whose turn it is', () => {
  it('gives every stack one moment a night, inside the window, whatever its name', () => {
    fc.assert(
      fc.property(name, window, (stack, hours) => {
        const start = day + hours.from * hour;
        const moments = looks(start)
          .slice(0, 24)
          .flatMap((now) => turnOf(stack, hours, undefined, now) ?? []);
        const [first] = moments;
        expect(first?.getTime()).toBeGreaterThanOrEqual(start);
        expect(first?.getTime()).toBeLessThan(start + hours.hours * hour);
        // Nobody heard of it: it has its turn again each hour until the window closes.
        expect(moments.every((moment) => moment.getTime() < start + hours.hours * hour)).toBe(true);
      }),
    );
  });

  it('keeps a stack’s hour from night to night', () => {
    fc.assert(
      fc.property(name, window, (stack, hours) => {
        const start = day + hours.from * hour;
        const [one, other] = [start, start + 24 * hour].map((from) =>
          looks(from)
            .map((now) => turnOf(stack, hours, undefined, now))
            .find((moment) => moment !== undefined),
        );
        expect(Number(other) - Number(one)).toBe(24 * hour);
      }),
    );
  });

  it('says a moment of the hour that begins now, and not one that has passed', () => {
    fc.assert(
      fc.property(name, window, (stack, hours) => {
        for (const now of looks(day)) {
          const moment = turnOf(stack, hours, undefined, now)?.getTime() ?? now.getTime();
          expect(moment).toBeGreaterThanOrEqual(now.getTime());
          expect(moment).toBeLessThan(now.getTime() + hour);
        }
      }),
    );
  });

  it('spreads a thousand stacks evenly over the hours', () => {
    const start = at('01T22:00:00');
    const byHour = Map.groupBy(
      Array.from({ length: 1200 }, (_, index) => `prod-service-${index}`),
      (stack) => looks(start.getTime()).findIndex((now) => turnOf(stack, night, undefined, now)),
    );
    expect([...byHour.keys()].sort()).toEqual([0, 1, 2, 3, 4, 5]);
    for (const stacks of byHour.values()) expect(stacks.length).toBeGreaterThan(150);
  });

  it.each<[string, SweptStack, boolean]>([
    ['was swept tonight', ended('clean', at('02T00:10:00')), false],
    ['failed tonight: the same again would cost a build an hour', ended('failed', at('02T00:10:00')), false],
    ['had to yield to an incident', ended('yielded', at('02T00:10:00')), true],
    ['was swept at the moment when the night began', ended('clean', at('01T22:00:00')), false],
    ['had to yield a while ago', ended('yielded', at('02T02:50:00')), true],
    [
      'had to yield at once',
      { ...ended('yielded', at('02T02:50:00')), startedAt: at('02T02:50:00').toISOString() },
      true,
    ],
    ['is being swept for the first time', { stack: 'a', since: '', startedAt: at('02T02:50:00').toISOString() }, false],
    ['was started two hours ago', { stack: 'a', since: '', startedAt: at('02T01:00:00').toISOString() }, true],
    ['was swept last night', ended('clean', at('01T00:10:00')), true],
    ['is being swept', { ...ended('clean', at('01T00:10:00')), startedAt: at('02T02:10:00').toISOString() }, false],
    [
      'was started and never heard of',
      { ...ended('clean', at('01T00:10:00')), startedAt: at('02T00:10:00').toISOString() },
      true,
    ],
  ])('a stack that %s', (_name, kept, isDue) => {
    const now = at('02T03:00:00');
    expect(turnOf('a', { from: 22, hours: 24 }, undefined, now)).toBeDefined();
    expect(turnOf('a', night, kept, now) !== undefined).toBe(isDue);
  });

  it('is nobody’s by day', () => {
    expect(turnOf('a', night, undefined, at('02T04:00:00'))).toBeUndefined();
    expect(turnOf('a', night, undefined, at('02T21:59:59'))).toBeUndefined();
  });
});

describe('a sweep’s name', () => {
  it('is no incident’s, of no stack, and fits an execution', () => {
    fc.assert(
      fc.property(
        name,
        fc.date({ min: new Date('2002-01-01'), max: new Date('2200-01-01'), noInvalidDate: true }),
        (stack, date) => {
          const sweep = sweepName(stack, date);
          expect(parseIncidentId(sweep)).toBeUndefined();
          expect(sweep.length).toBeLessThanOrEqual(80);
          expect(parseIncidentId(incidentId(`${stack}-sweep`.slice(0, 60), 999_999_999))).toBeDefined();
        },
      ),
    );
  });

  it('says the second in which its turn came', () => {
    expect(sweepName('net', new Date('2026-01-01T00:00:00.900Z'))).toBe('net-sweep-1767225600');
    expect(sweepName('net', new Date(900_000))).toBe('net-sweep-0000000900');
  });
});

describe('a stack', () => {
  it.each([
    ['auto', undefined, true],
    ['approve', undefined, true],
    ['observe', undefined, false],
    ['observe', true, true],
    ['auto', false, false],
  ] as const)('in mode %s, with sweep %j, is swept by night: %s', (mode, sweep, isSwept) => {
    expect(isSweptNightly({ mode, ...(sweep !== undefined && { sweep }) })).toBe(isSwept);
  });

  it.each([
    ['clean', true],
    ['known', true],
    ['drift', true],
    ['yielded', false],
    ['failed', false],
  ] as const)('whose sweep came to %s was seen whole: %s', (result, seen) => {
    expect(hasSeen({ name: 'net-sweep-1', result, endedAt: '', known: 0, waiting: 0 })).toBe(seen);
  });
});

describe('a stack that no sweep sees', () => {
  it('is overdue after three nights, counted from its last whole look, or from its first turn', () => {
    const kept = { stack: 'a', since: at('01T22:00:00').toISOString() };
    expect(isOverdue(kept, at('04T21:00:00'))).toBe(false);
    expect(isOverdue(kept, at('04T22:00:00'))).toBe(false);
    expect(isOverdue(kept, at('04T23:00:00'))).toBe(true);
    expect(isOverdue({ ...kept, sweptAt: at('03T22:00:00').toISOString() }, at('04T23:00:00'))).toBe(false);
  });
});
