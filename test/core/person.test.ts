import { describe, expect, it } from 'vitest';
import { isApprover } from '../../functions/core/approvers.ts';
import { actorPerson, among, iamPerson, samePerson, slackPerson } from '../../functions/core/person.ts';
import { isPrincipal } from '../../functions/core/principal.ts';

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
  ] as const)('%s: %s', (_how, other, expected) => expect(samePerson(ana, other)).toBe(expected));

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
  ])('%s means %s: %s', (configured, arn, expected) => expect(isPrincipal(configured, arn)).toBe(expected));
});

describe('an approver', () => {
  const groups = new Map([['oncall', ['UBO']]]);
  it.each([
    [['UBO'], slackPerson('UBO', 'bo'), true],
    [['UBO'], slackPerson('UEVE', 'eve'), false],
    [['@oncall'], slackPerson('UBO', 'bo'), true],
    [['@oncall'], slackPerson('UEVE', 'eve'), false],
    [['arn:aws:iam::111122223333:role/Admin'], iamPerson(session), true],
    [['arn:aws:iam::111122223333:role/Other'], iamPerson(session), false],
    [[], slackPerson('UBO', 'bo'), false],
    [['@nobody-here'], slackPerson('UBO', 'bo'), false],
  ] as const)('%j: %o: %s', (approvers, person, expected) =>
    expect(isApprover(person, approvers, groups)).toBe(expected),
  );
});
