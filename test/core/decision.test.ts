import { describe, expect, it } from 'vitest';
import { type Ask, type Asker, rule } from '../../functions/core/decision.ts';
import type { Decision, Incident } from '../../functions/core/incident.ts';
import type { Approval } from '../../functions/core/stack.ts';

const now = new Date('2026-11-23T12:00:00.000Z');
const approval: Approval = { timeoutSeconds: 3600, onTimeout: 'leave', approvers: [], longestOverrideSeconds: 14_400 };
const run = { plan: { digest: 'abc', expiresAt: '' } } as Incident['run'];

const waiting = { id: 'net-1', status: 'waiting', card: 5, question: 1, run } as Incident;
const kept: Decision = { verb: 'keep', by: 'Ana', at: 'then', until: 'later', question: 1, owner: ['slack:UANA'] };
const overridden = { ...waiting, status: 'overridden', question: 2, keeps: 1, decision: kept } as Incident;
const wished = {
  ...waiting,
  request: { by: 'Dana', owner: ['slack:UDANA'], at: '', seconds: 60, reason: 'fire' },
} as Incident;

const ana: Asker = { person: { label: 'Ana', keys: ['slack:UANA'] }, approver: true, clicked: 'none' };
const bo: Asker = { person: { label: 'Bo', keys: ['slack:UBO'] }, approver: true, clicked: 'none' };
const dana: Asker = { person: { label: 'Dana', keys: ['slack:UDANA'] }, approver: false, clicked: 'all' };
const passer: Asker = { person: { label: 'Eve', keys: ['slack:UEVE'] }, approver: false, clicked: 'none' };

const revert: Ask = { verb: 'revert' };
const keep: Ask = { verb: 'keep', seconds: 3600, reason: 'fire' };

function ruled(incident: Incident, asker: Asker, ask: Ask, seen: { card: number; digest?: string } = { card: 5 }) {
  const ruling = rule({ incident, approval, asker, ask, seen, now });
  return ruling.ruling === 'refused' ? ruling.code : ruling.ruling;
}

describe('who may revert', () => {
  it.each([
    ['an approver', ana, 'decided'],
    ['who made every click, alone', dana, 'decided'],
    ['who made some of the clicks only', { ...dana, clicked: 'some' }, 'not-entitled'],
    ['who cannot be told apart from who clicked', { ...dana, clicked: 'unknown' }, 'not-entitled'],
    ['anybody else', passer, 'not-entitled'],
  ] as const)('%s: %s', (_who, asker, expected) => expect(ruled(waiting, asker, revert)).toBe(expected));
});

describe('who may keep', () => {
  it.each([
    ['an approver who did not click', ana, 'decided'],
    ['an approver who clicked needs another', { ...ana, clicked: 'some' }, 'requested'],
    ['who clicked may ask', dana, 'requested'],
    ['an approver where who clicked is not known', { ...ana, clicked: 'unknown' }, 'decided'],
    ['anybody else may not even ask', passer, 'not-entitled'],
  ] as const)('%s', (_who, asker, expected) => expect(ruled(waiting, asker, keep)).toBe(expected));

  it('marks a decision where who clicked could not be identified', () => {
    const ruling = rule({
      incident: waiting,
      approval,
      asker: { ...ana, clicked: 'unknown' },
      ask: keep,
      seen: { card: 5 },
      now,
    });
    expect(ruling).toMatchObject({
      ruling: 'decided',
      decision: { unidentified: true, until: '2026-11-23T13:00:00.000Z' },
    });
  });

  it.each([
    ['longer than the stack allows', { ...keep, seconds: 14_401 }, 'too-long'],
    ['no time at all', { ...keep, seconds: 0 }, 'too-long'],
    ['half a second', { ...keep, seconds: 0.5 }, 'too-long'],
    ['without a reason', { ...keep, reason: '  ' }, 'no-reason'],
  ] as const)('not %s', (_what, ask, expected) => expect(ruled(waiting, ana, ask)).toBe(expected));
});

describe('consent', () => {
  it.each([
    ['an approver other than who asked and who clicked', bo, 'decided'],
    ['who asked', { ...ana, person: { label: 'Dana', keys: ['slack:UDANA'] } }, 'four-eyes'],
    ['who clicked', { ...ana, clicked: 'some' }, 'four-eyes'],
    ['who is no approver', passer, 'not-entitled'],
  ] as const)('by %s: %s', (_who, asker, expected) => expect(ruled(wished, asker, { verb: 'consent' })).toBe(expected));

  it('is given to a wish only', () => expect(ruled(waiting, bo, { verb: 'consent' })).toBe('not-now'));

  it('counts from the consent, and names both', () => {
    const ruling = rule({ incident: wished, approval, asker: bo, ask: { verb: 'consent' }, seen: { card: 5 }, now });
    expect(ruling).toMatchObject({
      decision: { by: 'Dana', consentBy: 'Bo', until: '2026-11-23T12:01:00.000Z', owner: ['slack:UDANA'] },
    });
  });
});

describe('while an override stands', () => {
  it.each([
    ['its owner ends it', ana, { verb: 'end' }, 'decided'],
    ['who clicked ends it', dana, { verb: 'end' }, 'decided'],
    ['anybody else does not', passer, { verb: 'end' }, 'not-entitled'],
    ['another approver makes it longer', bo, keep, 'decided'],
    ['its owner does not, alone', ana, keep, 'four-eyes'],
    ['who clicked does not', dana, keep, 'not-entitled'],
  ] as const)('%s', (_what, asker, ask, expected) => expect(ruled(overridden, asker, ask)).toBe(expected));

  it('is made longer as often as the stack allows', () => {
    expect(ruled({ ...overridden, keeps: 2 }, bo, keep)).toBe('too-often');
  });

  it('stays its owner’s when it is made longer', () => {
    const ruling = rule({ incident: overridden, approval, asker: bo, ask: keep, seen: { card: 5 }, now });
    expect(ruling).toMatchObject({ decision: { extends: true, owner: ['slack:UANA'] } });
  });
});

describe('an old button', () => {
  it('says who decided', () => {
    const decided = { ...waiting, status: 'open', decision: { ...kept, verb: 'revert' } } as Incident;
    const ruling = rule({ incident: decided, approval, asker: bo, ask: revert, seen: { card: 4 }, now });
    expect(ruling).toEqual({ ruling: 'refused', code: 'decided', text: 'This was decided by Ana at then: revert.' });
  });

  it.each([
    ['of a card that has changed', waiting, { card: 4 }, 'changed'],
    ['of another plan', waiting, { card: 5, digest: 'other' }, 'other-plan'],
    [
      'of an incident that is over',
      { ...waiting, status: 'reverted', outcome: 'Done' } as Incident,
      { card: 5 },
      'over',
    ],
    ['of a question that is answered', { ...overridden, question: 1 } as Incident, { card: 5 }, 'decided'],
  ] as const)('%s acts no more', (_what, incident, seen, expected) => {
    for (const ask of [revert, keep, { verb: 'consent' } as const, { verb: 'end' } as const])
      expect(ruled(incident, ana, ask, seen)).toBe(expected);
  });
});
