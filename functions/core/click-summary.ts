import type { Click } from './click.ts';
import type { ClickSummary } from './incident.ts';

/** A click without its record: what the incident keeps and people see. */
export function summarise(click: Click): ClickSummary {
  const {
    eventID,
    eventTime,
    eventSource,
    eventName,
    account,
    region,
    actor,
    origin,
    hits,
    critical,
    heardAt,
    swept,
    unexplained,
    unresolved,
  } = click;
  return {
    eventID,
    eventTime,
    eventSource,
    eventName,
    account,
    region,
    actor,
    origin,
    hits,
    critical,
    ...(heardAt && { heardAt }),
    ...(swept && { swept }),
    ...(unexplained && { unexplained }),
    ...(unresolved && { unresolved }),
  };
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
