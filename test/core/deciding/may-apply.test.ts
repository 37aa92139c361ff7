import { describe, expect, it } from 'vitest';
import { isOver, mayApply, released } from '../../../functions/core/deciding/may-apply.ts';
import type { Override } from '../../../functions/core/deciding/override.ts';
import type { Decision, Incident } from '../../../functions/core/incident.ts';
import { fightReasons } from '../../../functions/core/take-back/fight.ts';
import { allowed } from '../../../functions/core/take-back/permission.ts';
import { aStack } from '../../fakes/stack.ts';
import { aClick } from '../../rig/click.ts';

const now = new Date('2026-11-23T12:00:00.000Z');
const until = '2026-11-23T13:00:00.000Z';
const stack = aStack({ name: 'net' });
const breakGlass = { ...stack, breakGlassRoles: ['arn:aws:iam::*:role/Other', 'arn:aws:iam::*:role/break-glass'] };
const by = (arn?: string) =>
  aClick({ eventID: 'e1', actor: { name: 'dana', kind: 'role', ...(arn !== undefined && { arn }) } });
const session = 'arn:aws:sts::111122223333:assumed-role/break-glass/dana';

describe('before a person has decided', () => {
  const broken = [{ code: 'break-glass', detail: 'dana clicked with a break-glass role' }];
  it.each([
    ['a plain click may be reverted', stack, by(session), []],
    ['a break-glass role’s click may not', breakGlass, by(session), broken],
    ['another role’s may', breakGlass, by('arn:aws:sts::111122223333:assumed-role/Admin/dana'), []],
    ['a user’s may', breakGlass, by('arn:aws:iam::111122223333:user/dana'), []],
    ['somebody’s without an ARN may', breakGlass, by(), []],
    [
      'a user who is named among the roles is none',
      { ...stack, breakGlassRoles: ['arn:aws:iam::111122223333:user/dana'] },
      by('arn:aws:iam::111122223333:user/dana'),
      [],
    ],
  ])('%s', (_, of, click, reasons) => {
    expect(mayApply(of, [click], [], 'net-7', now)).toEqual(reasons);
  });

  const drift = (hits = aClick({ eventID: 'e2' }).hits) =>
    aClick({ eventID: 'e2', hits, unexplained: { sweep: 'net-sweep-1', changes: [], evidence: { suspects: [] } } });
  const detail = 'a sweep found it, and no click explains it: a person must say whether it may go';

  it('drift that nobody is known to have made goes to people, each by its address', () => {
    const asked = { code: 'unexplained', address: 'aws_security_group.web', detail };
    expect(mayApply(stack, [by(session), drift()], [], 'net-7', now)).toEqual([asked]);
    const approve = { ...stack, policy: { ...stack.policy, unexplained: 'approve' as const } };
    expect(mayApply(approve, [drift(), by(session)], [], 'net-7', now)).toEqual([asked]);
    expect(mayApply(stack, [drift([])], [], 'net-7', now)).toEqual([{ code: 'unexplained', detail }]);
  });

  it('it may go where the stack’s owner has said so for all of it', () => {
    const auto = { ...stack, policy: { ...stack.policy, unexplained: 'auto' as const } };
    expect(mayApply(auto, [drift()], [], 'net-7', now)).toEqual([]);
    expect(mayApply({ ...breakGlass, policy: auto.policy }, [drift(), by(session)], [], 'net-7', now)).toEqual(broken);
  });

  it('what an override lets stand is not reverted beside it', () => {
    const override: Override = {
      id: 'net-ov1',
      stack: 'net',
      scope: 'stack',
      seconds: 3600,
      reason: 'fire',
      requestedBy: 'Ana',
      requestedAt: '',
      lapsesAt: until,
      owner: [],
      until,
    };
    expect(mayApply(breakGlass, [by(session)], [override], 'net-7', now)).toEqual([
      ...broken,
      {
        code: 'override-overlap',
        address: 'aws_security_group.web',
        detail: `override net-ov1 of Ana stands until ${until}`,
      },
    ]);
  });
});

describe('a kept plan', () => {
  const incident = (decision?: Partial<Decision>) => ({ decision }) as Incident;
  const undecided = { code: 'not-decided', detail: 'nobody has decided to revert' };
  const other = { code: 'other-plan', detail: 'the decision was about a plan that is not the kept one' };
  it.each([
    ['that was decided is released', incident({ verb: 'revert', digest: 'abc' }), 'abc', []],
    ['that nobody decided is not', incident(), 'abc', [undecided]],
    ['that somebody decided to leave is not', incident({ verb: 'leave', digest: 'abc' }), 'abc', [undecided]],
    ['that is another is not', incident({ verb: 'revert', digest: 'abc' }), 'other', [other]],
    ['that nobody saw is not', incident({ verb: 'revert' }), 'abc', [other]],
    ['an answer without a plan is released without one', incident({ verb: 'revert' }), undefined, []],
  ])('%s', (_, given, digest, reasons) => {
    expect(released(given, digest)).toEqual(reasons);
  });

  it.each([
    ['ended by somebody', { verb: 'revert' }, true],
    ['over by the clock', { verb: 'keep', until: '2026-11-23T11:00:00.000Z' }, true],
    ['over on the instant', { verb: 'keep', until: now.toISOString() }, true],
    ['not over yet', { verb: 'keep', until }, false],
    ['kept without an end', { verb: 'keep' }, false],
    ['left as it is', { verb: 'leave', until: '2026-11-23T11:00:00.000Z' }, false],
    ['not decided', undefined, false],
  ] as const)('an override %s', (_, decision, over) => {
    expect(isOver(incident(decision), now)).toBe(over);
  });
});

describe('an address that is reverted again and again', () => {
  it('is a fight from the limit on', () => {
    const reverts = new Map([
      ['aws_vpc.often', 4],
      ['aws_vpc.enough', 3],
      ['aws_vpc.twice', 2],
    ]);
    const addresses = ['aws_vpc.often', 'aws_vpc.enough', 'aws_vpc.twice', 'aws_vpc.never'];
    expect(fightReasons(addresses, reverts, { times: 3, windowSeconds: 3600 })).toEqual([
      { code: 'fight', address: 'aws_vpc.often', detail: 'reverted 4 times within 60 minutes' },
      { code: 'fight', address: 'aws_vpc.enough', detail: 'reverted 3 times within 60 minutes' },
    ]);
  });
});

describe('an answer may do no more than its stack', () => {
  it.each([
    ['observe', 'auto', 'tell'],
    ['observe', 'approve', 'tell'],
    ['approve', 'tell', 'tell'],
    ['approve', 'approve', 'approve'],
    ['approve', 'auto', 'approve'],
    ['auto', 'tell', 'tell'],
    ['auto', 'approve', 'approve'],
    ['auto', 'auto', 'auto'],
  ] as const)('in %s, %s is %s', (mode, answer, permission) => {
    expect(allowed(mode, answer)).toBe(permission);
  });
});
