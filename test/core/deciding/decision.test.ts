import { describe, expect, it } from 'vitest';
import { type Ask, type Asker, decidedText, overLimits, rule } from '../../../functions/core/deciding/decision.ts';
import type { Decision, Incident } from '../../../functions/core/incident.ts';
import type { Approval } from '../../../functions/core/stack.ts';

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

function ruling(incident: Incident, asker: Asker, ask: Ask, seen: { card: number; digest?: string } = { card: 5 }) {
  return rule({ incident, approval, asker, ask, seen, now });
}

function ruled(incident: Incident, asker: Asker, ask: Ask, seen: { card: number; digest?: string } = { card: 5 }) {
  const given = ruling(incident, asker, ask, seen);
  return given.ruling === 'refused' ? given.code : given.ruling;
}

describe('who may revert', () => {
  it.each([
    ['an approver', ana, 'decided'],
    ['who made every click, alone', dana, 'decided'],
    ['who made some of the clicks only', { ...dana, clicked: 'some' }, 'not-entitled'],
    ['who cannot be told apart from who clicked', { ...dana, clicked: 'unknown' }, 'not-entitled'],
    ['anybody else', passer, 'not-entitled'],
  ] as const)('%s: %s', (_who, asker, expected) => expect(ruled(waiting, asker, revert)).toBe(expected));

  it('owning an earlier override does not entitle to revert what waits', () => {
    const again = { ...waiting, question: 2, decision: kept } as Incident;
    const former: Asker = { ...ana, approver: false };
    expect(ruled(again, former, revert)).toBe('not-entitled');
    expect(ruled(again, ana, revert)).toBe('decided');
  });

  it('ending an override is for one that stands', () => expect(ruled(waiting, ana, { verb: 'end' })).toBe('not-now'));

  it('binds the decision to the question and to the plan, where there is one', () => {
    const decision = { verb: 'revert', by: 'Ana', owner: ['slack:UANA'], at: now.toISOString(), question: 1 };
    const seen = { card: 5, digest: 'abc' };
    expect(ruling(waiting, ana, revert, seen)).toStrictEqual({
      ruling: 'decided',
      decision: { ...decision, digest: 'abc' },
    });
    const { run: _run, question: _question, ...bare } = waiting;
    for (const planless of [bare as Incident, { ...bare, run: {} } as Incident])
      expect(ruling(planless, { ...ana, clicked: 'unknown' }, revert)).toStrictEqual({
        ruling: 'decided',
        decision: { ...decision, question: 0 },
      });
  });
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

  const until = '2026-11-23T13:00:00.000Z';
  const common = { by: 'Ana', owner: ['slack:UANA'], at: now.toISOString(), reason: 'fire' };

  it('decides with reason, end and ticket', () => {
    const decision = { verb: 'keep', ...common, question: 1, digest: 'abc', until };
    expect(ruling(waiting, ana, keep)).toStrictEqual({ ruling: 'decided', decision });
    expect(ruling(waiting, ana, { ...keep, ticket: 'OPS-1' })).toStrictEqual({
      ruling: 'decided',
      decision: { ...decision, ticket: 'OPS-1' },
    });
  });

  it('asks with reason, time and ticket', () => {
    const request = { ...common, by: 'Dana', owner: ['slack:UDANA'], seconds: 3600 };
    expect(ruling(waiting, dana, keep)).toStrictEqual({ ruling: 'requested', request });
    expect(ruling(waiting, dana, { ...keep, ticket: 'OPS-1' })).toStrictEqual({
      ruling: 'requested',
      request: { ...request, ticket: 'OPS-1' },
    });
  });

  it.each([1, 14_400])('for %i seconds, which is within the limits', (seconds) => {
    expect(ruled(waiting, ana, { ...keep, seconds })).toBe('decided');
  });

  it('within the same limits before a click', () => {
    expect(overLimits({ approval }, keep)).toBeUndefined();
    expect(overLimits({ approval }, { ...keep, seconds: 14_401 })).toMatchObject({ code: 'too-long' });
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
    ['who made every click', { ...ana, clicked: 'all' }, 'four-eyes'],
    ['who is no approver', passer, 'not-entitled'],
  ] as const)('by %s: %s', (_who, asker, expected) => expect(ruled(wished, asker, { verb: 'consent' })).toBe(expected));

  it('is given to a wish only', () => expect(ruled(waiting, bo, { verb: 'consent' })).toBe('not-now'));

  it('is for what the stack allows by then', () => {
    const long = { ...wished, request: { ...wished.request, seconds: 14_401 } } as Incident;
    expect(ruled(long, bo, { verb: 'consent' })).toBe('too-long');
  });

  it('comes too late where the override stands', () => {
    expect(ruled({ ...overridden, request: wished.request } as Incident, bo, { verb: 'consent' })).toBe('not-now');
  });

  it('counts from the consent, and names both', () => {
    const decision = {
      verb: 'keep',
      by: 'Dana',
      owner: ['slack:UDANA'],
      at: now.toISOString(),
      question: 1,
      digest: 'abc',
      reason: 'fire',
      until: '2026-11-23T12:01:00.000Z',
      consentBy: 'Bo',
    };
    expect(ruling(wished, bo, { verb: 'consent' })).toStrictEqual({ ruling: 'decided', decision });
    const byArn: Asker = { ...bo, person: { label: 'Bo', keys: ['arn:aws:iam::111122223333:user/bo'] } };
    expect(ruling(wished, byArn, { verb: 'consent' })).toStrictEqual({
      ruling: 'decided',
      decision: { ...decision, unidentified: true },
    });
  });
});

describe('while an override stands', () => {
  it.each([
    ['its owner ends it', ana, { verb: 'end' }, 'decided'],
    ['its owner ends it, approver or not', { ...ana, approver: false }, { verb: 'end' }, 'decided'],
    ['who clicked ends it', dana, { verb: 'end' }, 'decided'],
    ['anybody else does not', passer, { verb: 'end' }, 'not-entitled'],
    ['another approver makes it longer', bo, keep, 'decided'],
    ['its owner does not, alone', ana, keep, 'four-eyes'],
    ['who clicked does not', dana, keep, 'not-entitled'],
  ] as const)('%s', (_what, asker, ask, expected) => expect(ruled(overridden, asker, ask)).toBe(expected));

  it('has no owner where its decision is not known', () => {
    const { decision: _, ...unknown } = overridden;
    expect(ruled(unknown as Incident, { ...ana, approver: false }, { verb: 'end' })).toBe('not-entitled');
  });

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
    expect(decidedText({ ...kept, reason: 'fire' })).toBe('This was decided by Ana at then: keep until later (fire).');
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
    ['of an incident that was closed', { ...waiting, closedAt: 'then' } as Incident, { card: 5 }, 'over'],
    ['of the card before the decision', overridden, { card: 4 }, 'decided'],
    [
      'that shows a plan where none is kept',
      { ...waiting, run: undefined } as never,
      { card: 5, digest: 'x' },
      'other-plan',
    ],
    ['that shows another run’s plan', { ...waiting, run: {} } as Incident, { card: 5, digest: 'x' }, 'other-plan'],
    ['of a question that is answered', { ...overridden, question: 1 } as Incident, { card: 5 }, 'decided'],
  ] as const)('%s acts no more', (_what, incident, seen, expected) => {
    for (const ask of [revert, keep, { verb: 'consent' } as const, { verb: 'end' } as const])
      expect(ruled(incident, ana, ask, seen)).toBe(expected);
  });
});

describe('a refusal says why, for people', () => {
  const over = { ...waiting, status: 'reverted', outcome: 'Done' } as Incident;
  it.each([
    [over, ana, revert, 5, 'There is nothing to decide: Done'],
    [{ ...over, outcome: '' } as Incident, ana, revert, 5, 'There is nothing to decide: reverted'],
    [waiting, ana, revert, 4, 'The card has changed since: look at the newest one.'],
    [waiting, ana, { verb: 'end' }, 5, 'No override stands that could be ended.'],
    [waiting, passer, revert, 5, 'Only an approver of this stack, or who clicked, can revert this.'],
    [overridden, ana, keep, 5, 'Another approver must make this override longer.'],
    [waiting, passer, keep, 5, 'Only an approver of this stack, or who clicked, can ask to keep this.'],
    [waiting, ana, { ...keep, seconds: 0 }, 5, 'An override of this stack lasts from 1s to 4h.'],
    [waiting, ana, { ...keep, reason: '' }, 5, 'Say why it must stay.'],
    [{ ...overridden, keeps: 2 }, bo, keep, 5, 'It was kept as often as this stack allows.'],
    [waiting, bo, { verb: 'consent' }, 5, 'Nobody asks to keep this any more.'],
    [wished, passer, { verb: 'consent' }, 5, 'Only an approver of this stack can consent.'],
    [wished, dana, { verb: 'consent' }, 5, 'Only an approver of this stack can consent.'],
    [
      wished,
      { ...dana, approver: true },
      { verb: 'consent' },
      5,
      'Somebody else must consent: neither who asked nor who clicked.',
    ],
  ] as const)('%#', (incident, asker, ask, card, text) => {
    expect(ruling(incident, asker, ask, { card })).toMatchObject({ ruling: 'refused', text });
  });

  it('another plan waits', () => {
    expect(ruling(waiting, ana, revert, { card: 5, digest: 'other' })).toMatchObject({
      text: 'Another plan waits by now: look at the newest card.',
    });
  });
});
