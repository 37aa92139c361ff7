import { isObject, type Json, type JsonObject, text } from './json.ts';

/** One CloudTrail record, parsed once at the door. `raw` is what was delivered, for those who must read a service's own shape. */
export interface CloudTrailRecord {
  /** Empty where an old or trimmed record has none. */
  readonly eventID: string;
  readonly eventTime: string;
  readonly eventSource: string;
  readonly eventName: string;
  readonly awsRegion: string;
  /** The account that owns what was touched, as far as the record says; empty when it does not. */
  readonly accountId: string;
  readonly request: Json;
  readonly response: Json;
  readonly raw: JsonObject;
}

export type ParsedRecord =
  | { readonly ok: true; readonly record: CloudTrailRecord }
  | { readonly ok: false; readonly reason: string };

/** Reads one CloudTrail record. Never throws; `reason` is for people. */
export function parseRecord(value: unknown): ParsedRecord {
  if (!isObject(value)) return { ok: false, reason: 'not a JSON object' };
  const eventSource = text(value.eventSource)?.trim();
  const eventName = text(value.eventName)?.trim();
  if (!eventSource || !eventName)
    return { ok: false, reason: 'no eventSource or no eventName: not a CloudTrail record' };
  return {
    ok: true,
    record: {
      eventID: text(value.eventID) ?? '',
      eventTime: text(value.eventTime) ?? '',
      eventSource,
      eventName,
      awsRegion: text(value.awsRegion) ?? '',
      accountId: account(value),
      request: body(value.requestParameters),
      response: body(value.responseElements),
      raw: value,
    },
  };
}

/** `recipientAccountId` is missing in records before eventVersion 1.02 and in trimmed ones: then the caller's account. */
function account(raw: JsonObject): string {
  const recipient = text(raw.recipientAccountId);
  if (recipient) return recipient;
  return isObject(raw.userIdentity) ? (text(raw.userIdentity.accountId) ?? '') : '';
}

/** Parameters may be an object, missing, null, JSON text, or the text "null". */
function body(value: Json | undefined): Json {
  if (typeof value !== 'string') return value ?? null;
  if (value === 'null' || value === '') return null;
  if (!/^\s*[{[]/.test(value)) return value;
  try {
    const parsed: Json = JSON.parse(value);
    return parsed;
  } catch {
    return value;
  }
}
