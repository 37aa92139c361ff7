import { isObject } from './json.ts';
import { type ParsedRecord, parseRecord } from './record.ts';

/** AWS's own pages write the sign-in detail-type in both ways. */
const DETAIL_TYPES = new Set([
  'AWS API Call via CloudTrail',
  'AWS Console Action via CloudTrail',
  'AWS Console Sign In via CloudTrail',
  'AWS Console Signin via CloudTrail',
  'AWS Service Event via CloudTrail',
  'AWS Insight via CloudTrail',
]);

/** True for an EventBridge event, whatever it holds. */
export function isEnvelope(value: unknown): boolean {
  return isObject(value) && 'detail' in value && 'detail-type' in value && !('eventName' in value);
}

/** The CloudTrail record in an EventBridge event. Never throws. The envelope's `id` is not the eventID. */
export function recordFromEnvelope(value: unknown): ParsedRecord {
  if (!isObject(value)) return { ok: false, reason: 'not a JSON object' };
  const type = value['detail-type'];
  if (typeof type !== 'string' || !DETAIL_TYPES.has(type)) {
    return { ok: false, reason: `detail-type ${JSON.stringify(type) ?? 'missing'} does not come from CloudTrail` };
  }
  return parseRecord(value.detail);
}
