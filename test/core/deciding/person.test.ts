import { describe, expect, it } from 'vitest';
import type { Actor } from '../../../functions/core/click.ts';
import { groupsOf, isApprover } from '../../../functions/core/deciding/approvers.ts';
import {
  actorPerson,
  among,
  iamPerson,
  type Person,
  samePerson,
  slackPerson,
} from '../../../functions/core/deciding/person.ts';
import { isPrincipal } from '../../../functions/core/principal.ts';

const session = 'arn:aws:sts::111122223333:assumed-role/Admin/ana@example.com';

describe('the same person', () => {
  const ana = iamPerson(session);
  it.each([
    ['by ARN', iamPerson(session), 'same'],
    ['by e-mail, in another role', iamPerson('arn:aws:sts::111122223333:assumed-role/Ops/Ana@example.com'), 'same'],
    ['another ARN and e-mail', iamPerson('arn:aws:sts::111122223333:assumed-role/Admin/bo@example.com'), 'different'],
    ['known by Slack alone', slackPerson('UANA', 'ana'), 'unknown'],
    ['known by both', { label: 'ana', keys: ['slack:UANA', 'email:ana@example.com'] }, 'same'],
    ['root', actorPerson({ name: 'root', kind: 'root', arn: 'arn:aws:iam::111122223333:root' }), 'unknown'],
    [
      'by one of several keys',
      { label: 'ana', keys: ['slack:UANA', 'arn:aws:iam::111122223333:user/x', 'email:ana@example.com'] },
      'same',
    ],
    [
      'different in one way, not to be compared in another',
      { label: 'x', keys: ['slack:UX', 'email:x@y'] },
      'different',
    ],
  ] as const)('%s: %s', (_how, other, expected) => {
    expect(samePerson(ana, other)).toBe(expected);
    expect(samePerson(other, ana)).toBe(expected);
  });

  it('is called so that people know whom', () => {
    const user = 'arn:aws:iam::111122223333:user/ana';
    expect(iamPerson(session)).toEqual({ label: 'ana@example.com', keys: [session, 'email:ana@example.com'] });
    expect(iamPerson('arn:aws:sts::111122223333:assumed-role/Ops/i-1')).toEqual({
      label: 'i-1',
      keys: ['arn:aws:sts::111122223333:assumed-role/Ops/i-1'],
    });
    expect(iamPerson(user)).toEqual({ label: 'ana', keys: [user] });
    expect(iamPerson(user, '111122223333')).toEqual({ label: 'ana (111122223333)', keys: [user] });
    expect(slackPerson('UANA', 'ana')).toEqual({ label: 'ana (UANA)', keys: ['slack:UANA'] });
  });

  it.each<[Actor, readonly string[]]>([
    [{ name: 'Ana', kind: 'sso', arn: session, email: 'Ana@example.com' }, [session, 'email:ana@example.com']],
    [{ name: 'Ana', kind: 'user', email: 'ana@example.com' }, ['email:ana@example.com']],
    [{ name: 'Ana', kind: 'unknown', arn: 'AIDAEXAMPLE' }, ['arn:AIDAEXAMPLE']],
    [{ name: 'Ana', kind: 'root', arn: 'arn:aws:iam::111122223333:root' }, []],
    [{ name: 'Ana', kind: 'unknown' }, []],
  ])('who clicked, %o, is known by %j', (actor, keys) => {
    expect(actorPerson(actor)).toEqual({ label: 'Ana', keys });
  });

  it('stands to a group as one, some, all or none of them', () => {
    const bo = slackPerson('UBO', 'bo');
    const eve = slackPerson('UEVE', 'eve');
    expect(among(bo, [])).toBe('none');
    expect(among(bo, [bo])).toBe('all');
    expect(among(bo, [bo, eve])).toBe('some');
    expect(among(bo, [eve])).toBe('none');
    expect(among(bo, [eve, { label: 'root', keys: [] }])).toBe('unknown');
  });
});

describe('a principal that the configuration names', () => {
  it.each([
    ['arn:aws:iam::111122223333:user/ana', 'arn:aws:iam::111122223333:user/ana', true],
    ['arn:aws:iam::111122223333:role/Admin', session, true],
    ['arn:aws:iam::111122223333:role/team/x/Admin', session, true],
    ['arn:aws:iam::*:role/Admin', session, true],
    ['arn:aws:iam::111122223333:role/Adm*', session, true],
    ['arn:aws:iam::111122223333:role/Adm', session, false],
    ['arn:aws:iam::444455556666:role/Admin', session, false],
    ['arn:aws:iam::111122223333:user/Admin', session, false],
    ['arn:aws:iam::111122223333:role/Admin', 'arn:aws:iam::111122223333:user/Admin', false],
    ['arn:aws:iam::111122223333:user/x', 'arn:aws:iam::111122223333:user/y', false],
    ['arn:aws:iam::111122223333:role/Admin*', session, true],
    ['arn:aws:iam::111122223333:role/AdminB*', session, false],
    ['arn:aws:iam::111122223333:role/Bdmin*', session, false],
  ])('%s means %s: %s', (configured, arn, expected) => expect(isPrincipal(configured, arn)).toBe(expected));
});

describe('an approver', () => {
  const groups = new Map([['oncall', ['UBO']]]);
  const both: Person = {
    label: 'bo',
    keys: ['slack:UBO', 'slack:UOLD', ...iamPerson(session).keys, 'arn:aws:iam::1:x'],
  };

  it('is looked for in the groups that are named', () => {
    expect(groupsOf(['@oncall', 'UBO', 'arn:aws:iam::111122223333:role/Admin', '@ops', 'x@y'])).toEqual([
      'oncall',
      'ops',
    ]);
  });
  it.each([
    [['UBO'], slackPerson('UBO', 'bo'), true],
    [['UBO'], slackPerson('UEVE', 'eve'), false],
    [['@oncall'], slackPerson('UBO', 'bo'), true],
    [['@oncall'], slackPerson('UEVE', 'eve'), false],
    [['arn:aws:iam::111122223333:role/Admin'], iamPerson(session), true],
    [['arn:aws:iam::111122223333:role/Other'], iamPerson(session), false],
    [['@oncall'], both, true],
    [['arn:aws:iam::111122223333:role/Admin'], both, true],
    [['UOLD'], both, true],
    [['ana@example.com'], both, false],
    [['email:ana@example.com'], both, false],
    [[], slackPerson('UBO', 'bo'), false],
    [['@nobody-here'], slackPerson('UBO', 'bo'), false],
  ] as const)('%j: %o: %s', (approvers, person, expected) =>
    expect(isApprover(person, approvers, groups)).toBe(expected),
  );
});
