import { describe, expect, it } from 'vitest';
import { clockDecision } from '../../../functions/core/deciding/clock-decision.ts';
import type { Decision, Incident } from '../../../functions/core/incident.ts';
import type { Approval } from '../../../functions/core/stack.ts';

const now = new Date('2026-11-23T12:00:00.000Z');
const asked = { id: 'net-1', status: 'waiting', question: 2 } as Incident;
const planned = { ...asked, run: { plan: { digest: 'abc' } } } as Incident;
const late = 'nobody decided in time';
const alone = 'nobody decided in time, and what is protected is never reverted without a person';
const unanswered = 'nobody decided, and nobody answered the page';

function clock(incident: Incident, onTimeout: Approval['onTimeout']) {
  return clockDecision(incident, onTimeout, now);
}
const byClock = (verb: 'revert' | 'leave', reason: string, more: object = {}) => ({
  escalate: false,
  decision: { verb, by: 'the clock', at: now.toISOString(), reason, question: 2, owner: [], ...more },
});

describe('when the time to decide is over', () => {
  it.each<[string, Incident, Approval['onTimeout'], object]>([
    ['it is left, where the stack says so', planned, 'leave', byClock('leave', late, { digest: 'abc' })],
    ['that plan is reverted, where the stack says so', planned, 'revert', byClock('revert', late, { digest: 'abc' })],
    ['nothing is reverted without a plan', asked, 'revert', byClock('leave', late)],
    ['the on-call is paged', planned, 'escalate', { escalate: true }],
    ['the same page is no second one', { ...planned, escalated: 2 }, 'escalate', { escalate: true }],
    [
      'the page is not said twice',
      { ...planned, escalated: 1 },
      'escalate',
      byClock('leave', unanswered, { digest: 'abc' }),
    ],
  ])('%s', (_, incident, onTimeout, expected) => {
    expect(clock(incident, onTimeout)).toEqual(expected);
  });

  it('what always needs a person is left, whatever the stack says: the clock is none', () => {
    const reasons = [{ code: 'approval' }, { code: 'protected', address: 'aws_kms_key.data' }];
    const held = { ...planned, run: { ...planned.run, reasons } } as Incident;
    const apart = { ...planned, run: { ...planned.run, reasons: reasons.slice(0, 1) } } as Incident;
    expect(clock(held, 'revert')).toEqual(byClock('leave', alone, { digest: 'abc' }));
    expect(clock(apart, 'revert')).toEqual(byClock('revert', late, { digest: 'abc' }));
    expect(clock(held, 'escalate')).toEqual({ escalate: true });
  });

  const decision: Decision = { verb: 'revert', by: 'Ana', at: 'then', question: 2 };
  it.each(['leave', 'revert', 'escalate'] as const)('a decision that was written counts (%s)', (onTimeout) => {
    expect(clock({ ...planned, decision }, onTimeout)).toEqual({ escalate: false, decision });
    const first: Decision = { ...decision, question: 0 };
    const { question: _, ...unnumbered } = planned;
    expect(clock({ ...unnumbered, decision: first }, onTimeout)).toEqual({ escalate: false, decision: first });
  });

  it('a decision on an earlier question does not count', () => {
    expect(clock({ ...asked, decision: { ...decision, question: 1 } }, 'leave')).toEqual(byClock('leave', late));
  });
});
