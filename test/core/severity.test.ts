import { describe, expect, it } from 'vitest';
import { critical } from '../../functions/core/critical.ts';
import { criticalCall, criticalCalls } from '../../functions/core/critical-calls.ts';
import { parseRecord } from '../../functions/core/record.ts';
import { severityOf } from '../../functions/core/severity.ts';

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
  ] as const)('%s', (_what, service, call, more, expected) => expect(why(service, call, more)).toContain(expected));

  it.each([
    ['ec2', 'CreateTags', {}],
    ['ec2', 'AuthorizeSecurityGroupIngress', { requestParameters: { cidrIp: '10.0.0.0/8' } }],
    ['iam', 'TagRole', {}],
    ['logs', 'PutRetentionPolicy', {}],
    ['kms', 'TagResource', {}],
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
    [{ ...quiet, status: 'failed' }, 'warning'],
    [{ ...quiet, status: 'waiting' }, 'warning'],
    [{ ...quiet, status: 'invisible' }, 'warning'],
    [{ ...quiet, status: 'left', escalated: 1 }, 'warning'],
    [quiet, 'info'],
    [{ ...quiet, status: 'open' }, 'info'],
  ] as const)('%j: %s', (incident, severity) => expect(severityOf(incident).severity).toBe(severity));
});
