import { isObject, type Json, type JsonObject } from '../../functions/core/json.ts';

/**
 * EventBridge's matching of an event against a pattern, as far as our patterns go: exact values, `exists`, `prefix`, `wildcard`, `$or`.
 * An object in a pattern is matched field by field; a list holds alternatives.
 */
export function matches(pattern: Json | undefined, event: Json | undefined): boolean {
  if (!isObject(pattern)) return false;
  return Object.entries(pattern).every(([name, wanted]) => {
    if (name === '$or') return Array.isArray(wanted) && wanted.some((one) => matches(one, event));
    const value = isObject(event) ? event[name] : undefined;
    if (Array.isArray(wanted)) return wanted.some((one) => matchesValue(one, value));
    return matches(wanted, value);
  });
}

function matchesValue(wanted: Json, value: Json | undefined): boolean {
  if (!isObject(wanted)) return value !== undefined && wanted === value;
  if ('exists' in wanted) return (value !== undefined) === wanted.exists;
  if (typeof wanted.prefix === 'string') return typeof value === 'string' && value.startsWith(wanted.prefix);
  if (typeof wanted.wildcard === 'string') return typeof value === 'string' && wildcard(wanted.wildcard, value);
  throw new Error(`this matcher does not know ${JSON.stringify(wanted)}`);
}

function wildcard(pattern: string, value: string): boolean {
  const source = pattern.split('*').map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(`^${source.join('.*')}$`, 's').test(value);
}

/** A record as EventBridge delivers it. */
export function envelope(record: JsonObject, detailType = 'AWS API Call via CloudTrail'): JsonObject {
  return {
    version: '0',
    id: '00000000-0000-4000-8000-00000000000e',
    'detail-type': detailType,
    source: 'aws.ec2',
    account: '111122223333',
    time: '2026-11-23T12:00:00Z',
    region: 'eu-central-1',
    resources: [],
    detail: record,
  };
}
