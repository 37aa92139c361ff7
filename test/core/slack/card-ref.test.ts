import { describe, expect, it } from 'vitest';
import type { Click } from '../../../functions/core/click.ts';
import { addressesOf, eachOnce, summarise } from '../../../functions/core/click-summary.ts';
import { questionText } from '../../../functions/core/deciding/question-text.ts';
import type { Decision, Incident } from '../../../functions/core/incident.ts';
import { readRef, writeRef } from '../../../functions/core/slack/card-ref.ts';
import { aClick } from '../../rig/click.ts';

describe('what a button stands for', () => {
  it.each([
    { id: 'net-1', card: 3, digest: 'abc' },
    { id: 'net-1', card: 0 },
  ])('%j is read back', (ref) => {
    expect(readRef(writeRef(ref))).toStrictEqual(ref);
  });

  it.each([
    undefined,
    7,
    '',
    'text',
    '[]',
    'null',
    '{}',
    '{"id":"net-1"}',
    '{"id":"","card":1}',
    '{"id":"a","card":"1"}',
    '{"id":"a","card":1.5}',
  ])('%j is nothing that a card holds', (value) => expect(readRef(value)).toBeUndefined());
});

describe('a click without its record', () => {
  it('is what people see of it', () => {
    const click = aClick({ eventID: 'e1', critical: ['root user'] });
    const { record, ...seen } = click;
    expect(record.eventID).toBe('e1');
    expect(summarise(click)).toStrictEqual(seen);
    const more: Partial<Click> = {
      swept: true,
      heardAt: '2026-11-23T12:02:00.000Z',
      unexplained: { source: 'sweep' } as never,
      unresolved: { reason: 'no-identity' } as never,
    };
    expect(summarise({ ...click, ...more })).toStrictEqual({ ...seen, ...more });
  });

  it('is counted once, as it was written last', () => {
    const one = summarise(aClick({ eventID: 'e1' }));
    const other = summarise(aClick({ eventID: 'e2' }));
    const again = { ...one, critical: ['root user'] };
    expect(eachOnce([one, other, again])).toEqual([again, other]);
    expect(eachOnce([])).toEqual([]);
  });

  it('is about what it hit directly, or else about the parents', () => {
    const hit = (address: string, match: 'id' | 'parent') => ({ stack: 'net', address, match });
    const parent = { hits: [hit('aws_vpc.p', 'parent'), hit('aws_vpc.o', 'parent')] };
    const direct = { hits: [hit('aws_vpc.b', 'id'), hit('aws_vpc.a', 'id'), hit('aws_vpc.b', 'id')] };
    expect(addressesOf([parent])).toEqual(['aws_vpc.o', 'aws_vpc.p']);
    expect(addressesOf([parent, direct])).toEqual(['aws_vpc.a', 'aws_vpc.b']);
    expect(addressesOf([])).toEqual([]);
  });
});

describe('the question', () => {
  const waiting = { run: { summary: 'Two changes' } } as Incident;
  const decision: Decision = { verb: 'keep', by: 'Ana', at: '', until: 'then', reason: 'fire', consentBy: 'Bo' };
  const ask = (incident: Incident, kind: 'decide' | 'kept' | 'ending', onTimeout: 'revert' | 'escalate' | 'leave') =>
    questionText(incident, { kind, until: 'noon', onTimeout });
  it.each([
    ['revert', 'the kept plan is applied'],
    ['escalate', 'the on-call is paged and the same time runs once more; after that it is left as it is'],
    ['leave', 'it is left as it is'],
  ] as const)('says what happens when nobody decides: %s', (onTimeout, otherwise) => {
    expect(ask(waiting, 'decide', onTimeout)).toBe(
      `Two changes. Waiting for a decision until noon; if nobody decides, ${otherwise}.`,
    );
    expect(ask({ ...waiting, escalated: 1 }, 'decide', onTimeout)).toContain('if nobody decides, it is left as it is.');
  });

  it('says that the clock lets stand what always needs a person', () => {
    const held = { run: { summary: 'Gone', reasons: [{ code: 'protected' }] } } as unknown as Incident;
    expect(ask(held, 'decide', 'revert')).toContain('if nobody decides, it is left as it is.');
    expect(ask(held, 'decide', 'escalate')).toContain('if nobody decides, the on-call is paged');
  });

  it('is asked without a run too', () => {
    expect(ask({} as Incident, 'decide', 'leave')).toMatch(/^Held\. Waiting/);
  });

  it('says until when it is kept, and what comes then', () => {
    const kept = 'Kept until then by Ana: fire, with the consent of Bo';
    expect(ask({ decision } as Incident, 'kept', 'leave')).toBe(
      `${kept}. Then Terraform plans again and what still differs is reverted.`,
    );
    expect(ask({ decision } as Incident, 'ending', 'leave')).toBe(
      `${kept}. That ends soon: what still differs is reverted then, unless an approver makes it longer.`,
    );
    expect(ask({} as Incident, 'kept', 'leave')).toMatch(/^Kept until its end by somebody\. Then/);
    expect(ask({ decision: { verb: 'keep', by: 'Ana', at: '' } } as Incident, 'kept', 'leave')).toMatch(
      /^Kept until its end by Ana\. Then/,
    );
  });
});
