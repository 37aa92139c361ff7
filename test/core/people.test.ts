import { describe, expect, it } from 'vitest';
import { actor } from '../../functions/core/actor.ts';
import { critical } from '../../functions/core/critical.ts';
import type { JsonObject } from '../../functions/core/json.ts';
import { type CloudTrailRecord, parseRecord } from '../../functions/core/record.ts';
import { click } from './clicks.ts';

function recordOf(change: JsonObject): CloudTrailRecord {
  const parsed = parseRecord(click(change));
  if (!parsed.ok) throw new Error(parsed.reason);
  return parsed.record;
}

const role = (session: string, name: string, context: JsonObject = {}): JsonObject => ({
  type: 'AssumedRole',
  arn: `arn:aws:sts::111122223333:assumed-role/${name}/${session}`,
  principalId: `AROAEXAMPLE:${session}`,
  sessionContext: { sessionIssuer: { userName: name, arn: `arn:aws:iam::111122223333:role/${name}` }, ...context },
});

describe('the actor', () => {
  it.each<[string, JsonObject, object]>([
    [
      'an SSO user is named by the session',
      role('jo@example.com', 'AWSReservedSSO_Admin_01'),
      { name: 'jo@example.com', email: 'jo@example.com', kind: 'sso' },
    ],
    ['an SSO session without an address', role('jo', 'AWSReservedSSO_Admin_01'), { name: 'jo', kind: 'sso' }],
    ['a role by role and session', role('deploy-1', 'pipeline'), { name: 'pipeline/deploy-1', kind: 'role' }],
    [
      'a role whose session is an address',
      role('jo@example.com', 'admin'),
      { name: 'jo@example.com', email: 'jo@example.com', kind: 'role' },
    ],
    [
      'a role with a source identity',
      role('session', 'admin', { sourceIdentity: 'jo@example.com' }),
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
      role('session', 'admin', { sourceIdentity: 'jo' }),
      { name: 'admin/jo', kind: 'role' },
    ],
    [
      'an SSO session without an address, whose source identity is one',
      role('jo', 'AWSReservedSSO_Admin_01', { sourceIdentity: 'jo@example.com' }),
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
    const { arn, ...found } = actor(recordOf({ userIdentity }));
    expect(found).toEqual(who);
    expect(arn).toBe(userIdentity.arn);
  });
});

describe('what is critical', () => {
  const own = 'arn:aws:iam::111122223333:role/ci/pipeline';
  it.each<[string, JsonObject, string[]]>([
    ['a plain change', {}, []],
    ['the root user', { userIdentity: { type: 'Root' } }, ['root user']],
    ['an access key', { eventSource: 'iam.amazonaws.com', eventName: 'CreateAccessKey' }, ['long-lived credential']],
    ['the same name in another service', { eventSource: 'example.amazonaws.com', eventName: 'CreateAccessKey' }, []],
    [
      'a port open to the world',
      {
        eventName: 'AuthorizeSecurityGroupIngress',
        requestParameters: { ipPermissions: { items: [{ ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] } }] } },
      },
      ['public exposure'],
    ],
    [
      'a port open to the world over IPv6',
      { eventName: 'AuthorizeSecurityGroupIngress', requestParameters: { cidr: ['::/0'] } },
      ['public exposure'],
    ],
    [
      'a port open to the office',
      { eventName: 'AuthorizeSecurityGroupIngress', requestParameters: { cidrIp: '192.0.2.0/24' } },
      [],
    ],
    [
      'a port closed to the world',
      { eventName: 'RevokeSecurityGroupIngress', requestParameters: { cidrIp: '0.0.0.0/0' } },
      [],
    ],
    [
      'a bucket open to everybody',
      { eventName: 'PutBucketPolicy', requestParameters: { bucketPolicy: { Statement: [{ Principal: '*' }] } } },
      ['public exposure'],
    ],
    [
      'everybody among the principals',
      {
        eventName: 'PutBucketPolicy',
        requestParameters: { bucketPolicy: { Statement: [{ Principal: { AWS: ['*'] } }] } },
      },
      ['public exposure'],
    ],
    [
      'a policy as text',
      {
        eventName: 'SetQueueAttributes',
        requestParameters: { attributes: { Policy: '{"Statement":[{"Principal":{"AWS": "*"}}]}' } },
      },
      ['public exposure'],
    ],
    [
      'a policy for one account',
      {
        eventName: 'PutBucketPolicy',
        requestParameters: { bucketPolicy: { Statement: [{ Principal: { AWS: '111122223333' } }] } },
      },
      [],
    ],
    ['an ACL', { eventName: 'PutBucketAcl', requestParameters: { 'x-amz-acl': ['public-read'] } }, ['public exposure']],
    ['the block taken away', { eventName: 'DeleteBucketPublicAccessBlock' }, ['public exposure']],
    ['the account’s block taken away', { eventName: 'DeleteAccountPublicAccessBlock' }, ['public exposure']],
    [
      'a database on the internet',
      { eventName: 'ModifyDBInstance', requestParameters: { publiclyAccessible: true } },
      ['public exposure'],
    ],
    [
      'a database off the internet',
      { eventName: 'ModifyDBInstance', requestParameters: { publiclyAccessible: false } },
      [],
    ],
    [
      'an image for all',
      {
        eventName: 'ModifyImageAttribute',
        requestParameters: { launchPermission: { add: { items: [{ group: 'all' }] } } },
      },
      ['public exposure'],
    ],
    [
      'the pipeline’s role in the console',
      { userIdentity: role('s', 'ci/pipeline') },
      ['own role in a console session'],
    ],
    [
      'the pipeline’s role elsewhere',
      { userIdentity: role('s', 'ci/pipeline'), sessionCredentialFromConsole: null, userAgent: 'x' },
      [],
    ],
    ['another role in the console', { userIdentity: role('s', 'ci/other') }, []],
    [
      'the pipeline’s role by its session only',
      { userIdentity: { type: 'AssumedRole', arn: 'arn:aws:sts::111122223333:assumed-role/pipeline/s' } },
      ['own role in a console session'],
    ],
    [
      'a role of that name in another account',
      { userIdentity: { type: 'AssumedRole', arn: 'arn:aws:sts::444455556666:assumed-role/pipeline/s' } },
      [],
    ],
  ])('%s', (_, change, why) => {
    expect(critical(recordOf(change), [own])).toEqual(why);
  });
});
