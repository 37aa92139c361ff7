import { describe, expect, it } from 'vitest';
import { actor } from '../../functions/core/actor.ts';
import type { JsonObject } from '../../functions/core/json.ts';
import { assumed, clickedRecord } from './clicks.ts';

describe('the actor', () => {
  it.each<[string, JsonObject, object]>([
    [
      'an SSO user is named by the session',
      assumed('jo@example.com', 'AWSReservedSSO_Admin_01'),
      { name: 'jo@example.com', email: 'jo@example.com', kind: 'sso' },
    ],
    ['an SSO session without an address', assumed('jo', 'AWSReservedSSO_Admin_01'), { name: 'jo', kind: 'sso' }],
    ['a role by role and session', assumed('deploy-1', 'pipeline'), { name: 'pipeline/deploy-1', kind: 'role' }],
    [
      'a role whose session is an address',
      assumed('jo@example.com', 'admin'),
      { name: 'jo@example.com', email: 'jo@example.com', kind: 'role' },
    ],
    [
      'a role with a source identity',
      assumed('session', 'admin', { sourceIdentity: 'jo@example.com' }),
      { name: 'jo@example.com', email: 'jo@example.com', kind: 'role' },
    ],
    [
      'a role known by its ARN only',
      { type: 'AssumedRole', arn: 'arn:aws:sts::111122223333:assumed-role/admin/s' },
      { name: 'admin/s', kind: 'role' },
    ],
    [
      'a role known by its principal only',
      { type: 'AssumedRole', principalId: 'AROAEXAMPLE:s' },
      { name: 's', kind: 'role' },
    ],
    [
      'a role known by its principal and its issuer',
      { type: 'AssumedRole', principalId: 'AROAEXAMPLE:s', sessionContext: { sessionIssuer: { userName: 'admin' } } },
      { name: 'admin/s', kind: 'role' },
    ],
    [
      'a role with a source identity that is no address',
      assumed('session', 'admin', { sourceIdentity: 'jo' }),
      { name: 'admin/jo', kind: 'role' },
    ],
    [
      'an SSO session without an address, whose source identity is one',
      assumed('jo', 'AWSReservedSSO_Admin_01', { sourceIdentity: 'jo@example.com' }),
      { name: 'jo', email: 'jo@example.com', kind: 'sso' },
    ],
    ['a role that nothing is known of', { type: 'AssumedRole' }, { name: 'a role', kind: 'role' }],
    [
      'an IAM user',
      { type: 'IAMUser', userName: 'bob', arn: 'arn:aws:iam::111122223333:user/bob' },
      { name: 'bob', kind: 'user' },
    ],
    [
      'an IAM user by ARN',
      { type: 'IAMUser', arn: 'arn:aws:iam::111122223333:user/eve' },
      { name: 'eve', kind: 'user' },
    ],
    ['an IAM user without a name', { type: 'IAMUser' }, { name: 'an IAM user', kind: 'user' }],
    ['an IAM user whose ARN has no name', { type: 'IAMUser', arn: 'arn:x' }, { name: 'an IAM user', kind: 'user' }],
    ['root', { type: 'Root', arn: 'arn:aws:iam::111122223333:root' }, { name: 'root', kind: 'root' }],
    [
      'an Identity Center user',
      { type: 'IdentityCenterUser', onBehalfOf: { userId: 'u-1' } },
      { name: 'u-1', kind: 'sso' },
    ],
    ['a nameless Identity Center user', { type: 'IdentityCenterUser' }, { name: 'an SSO user', kind: 'sso' }],
    ['a named Identity Center user', { type: 'IdentityCenterUser', userName: 'jo' }, { name: 'jo', kind: 'sso' }],
    [
      'a service',
      { type: 'AWSService', invokedBy: 'rds.amazonaws.com' },
      { name: 'rds.amazonaws.com', kind: 'service' },
    ],
    ['a nameless service', { type: 'AWSService' }, { name: 'an AWS service', kind: 'service' }],
    ['a federated user', { type: 'SAMLUser', userName: 'jo' }, { name: 'jo', kind: 'federated' }],
    ['a web identity', { type: 'WebIdentityUser', userName: 'gh' }, { name: 'gh', kind: 'federated' }],
    [
      'a federated user by ARN',
      { type: 'FederatedUser', arn: 'arn:aws:sts::111122223333:federated-user/jo' },
      { name: 'jo', kind: 'federated' },
    ],
    ['a nameless federated user', { type: 'SAMLUser' }, { name: 'a federated user', kind: 'federated' }],
    ['another account', { type: 'AWSAccount', arn: 'arn:x' }, { name: 'arn:x', kind: 'unknown' }],
    ['nobody', {}, { name: 'unknown', kind: 'unknown' }],
  ])('%s', (_, userIdentity, who) => {
    const { arn, ...found } = actor(clickedRecord({ userIdentity }));
    expect(found).toEqual(who);
    expect(arn).toBe(userIdentity.arn);
  });
});
