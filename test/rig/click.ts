import type { Click } from '../../functions/core/click.ts';

/** A click with what the test cares about; the rest is plain. */
export function aClick(over: Partial<Click> & { readonly eventID: string }): Click {
  const raw = { eventID: over.eventID, eventSource: 'ec2.amazonaws.com', eventName: 'AuthorizeSecurityGroupIngress' };
  return {
    eventTime: '2026-11-23T12:00:00Z',
    eventSource: raw.eventSource,
    eventName: raw.eventName,
    account: '123456789012',
    region: 'us-east-1',
    actor: { name: 'dana@example.com', kind: 'sso' },
    origin: { kind: 'console', because: ['sessionCredentialFromConsole'] },
    hits: [{ stack: 'net', address: 'aws_security_group.web', match: 'id' }],
    critical: [],
    record: {
      ...raw,
      eventTime: '2026-11-23T12:00:00Z',
      awsRegion: 'us-east-1',
      accountId: '123456789012',
      request: null,
      response: null,
      raw,
    },
    ...over,
  };
}
