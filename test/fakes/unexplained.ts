import type { Click } from '../../functions/core/click.ts';
import type { Suspect, Unexplained } from '../../functions/core/sweep/unexplained.ts';
import { unexplainedClick } from '../../functions/core/sweep/unexplained.ts';

/** A record that may tell of the cause of drift. */
export function aSuspect(fields: Partial<Suspect> = {}): Suspect {
  return {
    address: 'aws_sqs_queue.jobs',
    eventID: 'abcdef01-0000-4000-8000-000000000001',
    eventTime: '2025-12-31T22:00:00Z',
    eventSource: 'sqs.amazonaws.com',
    eventName: 'SetQueueAttributes',
    account: '123456789012',
    region: 'eu-west-1',
    actor: { name: 'mallory', kind: 'user' },
    origin: { kind: 'programmatic', because: [] },
    lost: false,
    ...fields,
  };
}

/** Drift that a sweep found, as mail. */
export function anUnexplainedClick(suspects: readonly Suspect[] = [aSuspect()], note?: string): Click {
  const change = { address: 'aws_sqs_queue.jobs', action: 'update', attribute: 'delay', was: '"a value"', became: '1' };
  const found: Unexplained = {
    sweep: 'shop-sweep-1767225600',
    changes: [change],
    evidence: { suspects, ...(note !== undefined && { note }) },
  };
  return unexplainedClick('shop', found, {
    at: '2026-01-01T00:02:00.000Z',
    account: '123456789012',
    region: 'eu-west-1',
  });
}
