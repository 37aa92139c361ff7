import type { Click, ClickSummary } from './click.ts';

/** A click without its record. */
export function summarise({ record: _record, ...summary }: Click): ClickSummary {
  return summary;
}

/** Each click once: one that was handed to an override and came back was written twice. */
export function eachOnce(clicks: readonly ClickSummary[]): readonly ClickSummary[] {
  return [...new Map(clicks.map((click) => [click.eventID, click])).values()];
}

/** What an incident is about: the addresses that clicks hit directly, else the parents of what they hit. */
export function addressesOf(clicks: readonly Pick<ClickSummary, 'hits'>[]): string[] {
  const hits = clicks.flatMap((click) => click.hits);
  const direct = hits.filter((hit) => hit.match !== 'parent');
  return [...new Set((direct.length > 0 ? direct : hits).map((hit) => hit.address))].sort();
}
