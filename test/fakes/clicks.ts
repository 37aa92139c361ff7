import type { Click } from '../../functions/core/click.ts';
import type { Json } from '../../functions/core/json.ts';
import type { Match } from '../../functions/core/verdict.ts';

let number = 0;

export interface ClickParts {
  readonly stack?: string;
  readonly service?: string;
  readonly name?: string;
  readonly at?: string;
  readonly request?: Json;
  readonly response?: Json;
  readonly addresses?: readonly string[];
  readonly match?: Match;
}

/** A click as the classifier hands it on; every part has a default. */
export function aClick(parts: ClickParts = {}): Click {
  number += 1;
  const { stack = 'shop', service = 'ec2', name = 'ModifyThing', at = '2026-01-01T00:00:00Z' } = parts;
  const base = {
    eventID: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    eventTime: at,
    eventSource: `${service}.amazonaws.com`,
    eventName: name,
  };
  const { request = null, response = null, match = 'id' } = parts;
  return {
    ...base,
    account: '123456789012',
    region: 'us-east-1',
    actor: { name: 'jane@example.com', kind: 'sso' },
    origin: { kind: 'console', because: ['sessionCredentialFromConsole'] },
    hits: (parts.addresses ?? []).map((address) => ({ stack, address, match })),
    critical: [],
    record: { ...base, awsRegion: 'us-east-1', accountId: '123456789012', request, response, raw: {} },
  };
}
