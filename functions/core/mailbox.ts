import type { Click } from './click.ts';

/** Characters of a record that are kept with a click. CloudTrail cuts each of request and response at 100 KB; an item may have 400 KB. */
const longestRecord = 100_000;

/** Clicks in the order in which they were made: they come in none, and what the first of them says may be what counts. */
export function inOrder(clicks: readonly Click[]): readonly Click[] {
  return clicks.toSorted((a, b) => a.eventTime.localeCompare(b.eventTime) || a.eventID.localeCompare(b.eventID));
}

/** The click, its record's request and response left out where they are too long to keep. Who reads them must expect null. */
export function trimmed(click: Click): Click {
  const { record } = click;
  if (JSON.stringify(record).length <= longestRecord) return click;
  const { requestParameters: _request, responseElements: _response, ...raw } = record.raw;
  return { ...click, record: { ...record, request: null, response: null, raw: { ...raw, omitted: true } } };
}
