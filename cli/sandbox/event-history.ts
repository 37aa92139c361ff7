import { z } from 'zod';
import { type Answer, json, type Listener, listen, type Request } from './listen.ts';

const record = z.looseObject({ eventID: z.string(), eventTime: z.string(), readOnly: z.unknown().optional() });
const attribute = z.discriminatedUnion('AttributeKey', [
  z.object({ AttributeKey: z.literal('ResourceName'), AttributeValue: z.string() }),
  z.object({ AttributeKey: z.literal('ReadOnly'), AttributeValue: z.enum(['true', 'false']) }),
]);
const lookup = z.object({
  LookupAttributes: z.array(attribute).length(1),
  StartTime: z.number().optional(),
  EndTime: z.number().optional(),
  MaxResults: z.number().max(50).default(50),
  /** How many were shown before. */
  NextToken: z.string().regex(/^\d+$/).optional(),
});
type Lookup = z.output<typeof lookup>;
type Kept = z.output<typeof record>;

const trail = { Name: 'sandbox', TrailARN: 'arn:aws:cloudtrail:us-east-1:123456789012:trail/sandbox' };

/**
 * CloudTrail, as much of it as sweeps and the backfill ask (AWS JSON 1.1; moto has no LookupEvents): the event history by a
 * resource's name or by what changed something, page by page, and one trail that logs. Whoever clicks puts the record here,
 * `PUT /records`, whether the bus gets it or loses it.
 */
export function startEventHistory(): Promise<Listener> {
  const kept: Kept[] = [];
  return listen((request) => answer(kept, request));
}

function answer(kept: Kept[], { method, path, headers, body }: Request): Answer {
  if (method === 'PUT' && path === '/records') {
    kept.push(record.parse(JSON.parse(body)));
    return json(200, { kept: kept.length });
  }
  const target = String(headers['x-amz-target'] ?? '');
  if (target.endsWith('.DescribeTrails')) return reply({ trailList: [trail] });
  if (target.endsWith('.GetTrailStatus')) return reply({ IsLogging: true });
  if (!target.endsWith('.LookupEvents')) return refuse('UnknownOperationException', `the sandbox has no ${target}`);
  const asked = lookup.safeParse(JSON.parse(body));
  if (!asked.success) return refuse('InvalidLookupAttributesException', asked.error.message);
  return reply(page(found(kept, asked.data), asked.data));
}

function page(all: readonly unknown[], { MaxResults, NextToken = '0' }: Lookup) {
  const end = Number(NextToken) + MaxResults;
  return { Events: all.slice(Number(NextToken), end), ...(end < all.length && { NextToken: String(end) }) };
}

/** Newest first, as CloudTrail answers. A record names a resource where its name stands among the values. */
function found(kept: readonly Kept[], { LookupAttributes, StartTime = 0, EndTime = Infinity }: Lookup) {
  const seconds = ({ eventTime }: Kept) => Date.parse(eventTime) / 1000;
  return kept
    .filter((one) => seconds(one) >= StartTime && seconds(one) <= EndTime)
    .filter((one) => LookupAttributes.every((wanted) => has(one, wanted)))
    .sort((a, b) => seconds(b) - seconds(a))
    .map((one) => ({
      EventId: one.eventID,
      EventTime: seconds(one),
      ReadOnly: String(one.readOnly ?? false),
      CloudTrailEvent: JSON.stringify(one),
    }));
}

function has(one: Kept, { AttributeKey, AttributeValue }: z.output<typeof attribute>): boolean {
  return AttributeKey === 'ReadOnly' ? String(one.readOnly ?? false) === AttributeValue : names(one, AttributeValue);
}

function names(value: unknown, name: string): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some((inner) => names(inner, name));
  return value === name;
}

const reply = (body: unknown) => json(200, body, 'application/x-amz-json-1.1');
const refuse = (name: string, message: string) => json(400, { __type: name, message }, 'application/x-amz-json-1.1');
