import { describe, expect, it } from 'vitest';
import { critical } from '../../functions/core/critical.ts';
import type { JsonObject } from '../../functions/core/json.ts';
import { assumed, clickedRecord } from './clicks.ts';

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
      { userIdentity: assumed('s', 'ci/pipeline') },
      ['own role in a console session'],
    ],
    [
      'the pipeline’s role elsewhere',
      { userIdentity: assumed('s', 'ci/pipeline'), sessionCredentialFromConsole: null, userAgent: 'x' },
      [],
    ],
    ['another role in the console', { userIdentity: assumed('s', 'ci/other') }, []],
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
    expect(critical(clickedRecord(change), [own])).toEqual(why);
  });
});
