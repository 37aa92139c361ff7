import { z } from 'zod';
import { type Answer, json, type Listener, listen, type Request } from './listen.ts';

const record = z.looseObject({ eventID: z.string(), eventTime: z.string(), readOnly: z.unknown().optional() });
const lookup = z.object({
  LookupAttributes: z
    .array(z.object({ AttributeKey: z.literal('ResourceName'), AttributeValue: z.string() }))
    .length(1),
  StartTime: z.number().optional(),
  EndTime: z.number().optional(),
});
type Kept = z.output<typeof record>;

/**
 * CloudTrail's event history, as much of it as a sweep asks: LookupEvents by a resource's name (AWS JSON 1.1; moto has none).
 * Whoever clicks past the bus puts the record here, `PUT /records`: what CloudTrail saw and EventBridge lost.
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
  if (!target.endsWith('.LookupEvents')) return refuse('UnknownOperationException', `the sandbox has no ${target}`);
  const asked = lookup.safeParse(JSON.parse(body));
  if (!asked.success) return refuse('InvalidLookupAttributesException', asked.error.message);
  return json(200, { Events: found(kept, asked.data) }, 'application/x-amz-json-1.1');
}

/** Newest first, as CloudTrail answers. A record names a resource where its name stands among the values. */
function found(
  kept: readonly Kept[],
  { LookupAttributes, StartTime = 0, EndTime = Infinity }: z.output<typeof lookup>,
) {
  const name = LookupAttributes[0]?.AttributeValue ?? '';
  const seconds = ({ eventTime }: Kept) => Date.parse(eventTime) / 1000;
  return kept
    .filter((one) => seconds(one) >= StartTime && seconds(one) <= EndTime && names(one, name))
    .sort((a, b) => seconds(b) - seconds(a))
    .map((one) => ({
      EventId: one.eventID,
      EventTime: seconds(one),
      ReadOnly: String(one.readOnly ?? false),
      CloudTrailEvent: JSON.stringify(one),
    }));
}

function names(value: unknown, name: string): boolean {
  if (typeof value === 'object' && value !== null) return Object.values(value).some((inner) => names(inner, name));
  return value === name;
}

const refuse = (name: string, message: string) => json(400, { __type: name, message }, 'application/x-amz-json-1.1');
