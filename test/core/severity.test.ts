import { describe, expect, it } from 'vitest';
import { critical } from '../../functions/core/critical.ts';
import { criticalCall, criticalCalls } from '../../functions/core/critical-calls.ts';
import { parseRecord } from '../../functions/core/record.ts';
import { severityOf } from '../../functions/core/severity.ts';
import { gravestOf } from '../../functions/core/take-back/gravest.ts';

function why(service: string, eventName: string, more: Record<string, unknown> = {}) {
  const parsed = parseRecord({ eventID: 'e', eventSource: `${service}.amazonaws.com`, eventName, ...more });
  if (!parsed.ok) throw new Error(parsed.reason);
  return critical(parsed.record);
}

describe('what makes a click critical', () => {
  const rows = criticalCalls.flatMap(({ why, service, calls }) => calls.map((call) => [service, call, why] as const));
  it.each(rows)('%s %s: %s', (service, call, expected) => expect(why(service, call)).toContain(expected));

  it.each(rows)('%s %s is not meant in another service', (_service, call) => {
    expect(criticalCall('elsewhere.amazonaws.com', call)).toEqual([]);
  });

  it.each([
    ['an access key', 'iam', 'CreateAccessKey', {}, 'long-lived credential'],
    ['a login profile', 'iam', 'CreateLoginProfile', {}, 'long-lived credential'],
    ['root at work', 'ec2', 'CreateTags', { userIdentity: { type: 'Root' } }, 'root user'],
    [
      'the world let in',
      'ec2',
      'AuthorizeSecurityGroupIngress',
      { requestParameters: { ipPermissions: { items: [{ ipRanges: { items: [{ cidrIp: '0.0.0.0/0' }] } }] } } },
      'public exposure',
    ],
    ['a public bucket', 's3', 'DeleteBucketPublicAccessBlock', {}, 'public exposure'],
    ['an account’s public access', 's3', 'DeletePublicAccessBlock', {}, 'public exposure'],
    [
      'the world among others',
      'ec2',
      'AuthorizeSecurityGroupIngress',
      { requestParameters: { items: [{ cidrIp: '10.0.0.0/8' }, { cidrIp: '::/0' }], groupId: 'sg-1' } },
      'public exposure',
    ],
    [
      'a policy as text, however it is laid out',
      'sqs',
      'SetQueueAttributes',
      { requestParameters: { attributes: { Policy: '{ "Principal" :  {"AWS" : [  "*"] } }' } } },
      'public exposure',
    ],
    [
      'a policy as text, laid out closely',
      'sqs',
      'SetQueueAttributes',
      { requestParameters: { attributes: { Policy: '{"Principal":{"AWS":["*"]}}' } } },
      'public exposure',
    ],
  ] as const)('%s', (_what, service, call, more, expected) => expect(why(service, call, more)).toContain(expected));

  it.each([
    ['ec2', 'CreateTags', {}],
    ['ec2', 'AuthorizeSecurityGroupIngress', { requestParameters: { cidrIp: '10.0.0.0/8' } }],
    ['iam', 'TagRole', {}],
    ['logs', 'PutRetentionPolicy', {}],
    ['kms', 'TagResource', {}],
    ['s3', 'UndeleteBucketPublicAccessBlock', {}],
    ['rds', 'ModifyDBInstance', { requestParameters: { notPubliclyAccessible: true } }],
    ['sqs', 'SetQueueAttributes', { requestParameters: { attributes: { Policy: '{"NotAWS":"*"}' } } }],
  ] as const)('not %s %s', (service, call, more) => expect(why(service, call, more)).toEqual([]));
});

describe('how loudly an incident is told', () => {
  const quiet = { clicks: [], status: 'reverted' } as const;
  it('a critical click makes it critical, whatever became of it', () => {
    const clicks = [{ critical: ['public exposure'] }, { critical: ['public exposure', 'root user'] }] as never;
    expect(severityOf({ ...quiet, clicks })).toEqual({
      severity: 'critical',
      because: ['public exposure', 'root user'],
    });
  });

  it.each([
    [{ ...quiet, status: 'failed' }, 'warning', ['the run failed']],
    [{ ...quiet, status: 'waiting' }, 'warning', ['a person must decide']],
    [{ ...quiet, status: 'invisible' }, 'warning', ['drift that stays']],
    [{ ...quiet, status: 'left', escalated: 1 }, 'warning', ['nobody decided in time']],
    [quiet, 'info', []],
    [{ ...quiet, status: 'open' }, 'info', []],
  ] as const)('%j: %s', (incident, severity, because) => expect(severityOf(incident)).toEqual({ severity, because }));
});

describe('what several answers came to', () => {
  it.each([
    [['clean', 'left', 'reverted', 'invisible', 'held', 'failed'], 'failed'],
    [['clean', 'left', 'reverted', 'invisible', 'held'], 'held'],
    [['clean', 'left', 'reverted', 'invisible'], 'invisible'],
    [['clean', 'left', 'reverted'], 'reverted'],
    [['clean', 'left'], 'left'],
    [['clean'], 'clean'],
    [[], 'clean'],
  ] as const)('%j: %s', (outcomes, gravest) => expect(gravestOf(outcomes)).toBe(gravest));
});
