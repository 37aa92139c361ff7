import type { ClickSummary } from '../click.ts';
import type { Incident } from '../incident.ts';
import type { Suspect } from '../sweep/unexplained.ts';
import { list } from './blocks.ts';
import { consoleLink } from './console-link.ts';
import { changeLine } from './lines.ts';
import { plainWords } from './plain-words.ts';
import { code, escaped, link, told, when } from './text.ts';

/** The calls of an incident that somebody is known to have made. */
export function knownClicks({ clicks }: Pick<Incident, 'clicks'>): readonly ClickSummary[] {
  return clicks.filter(({ unexplained }) => unexplained === undefined);
}

/** Whether nobody is known to have clicked at all. */
export function isUnexplained(incident: Pick<Incident, 'clicks'>): boolean {
  return incident.clicks.length > 0 && knownClicks(incident).length === 0;
}

/** What a sweep found, and the records that may tell of its cause: said as what they are, and of no one thing as its cause. */
export function unexplainedFacts({ clicks, run }: Incident, mostLines: number): readonly string[] {
  const found = clicks.flatMap(({ unexplained }) => unexplained ?? []);
  if (found.length === 0) return [];
  const changes = run?.changes.length ? [] : found.flatMap((one) => one.changes);
  const suspects = found.flatMap(({ evidence }) => evidence.suspects);
  const notes = [...new Set(found.flatMap(({ evidence }) => evidence.note ?? []))];
  return [
    changes.length > 0 ? `*A sweep found*\n${list(changes, changeLine, mostLines)}` : '',
    suspects.length > 0
      ? `*No click explains it. CloudTrail's newest records of these resources; none is proven to be the cause*\n${list(suspects, suspectLine, mostLines)}`
      : '*No click explains it*',
    ...notes.map((note) => told(note, 300)),
  ];
}

function suspectLine({ actor, origin, eventSource, eventName, eventTime, region, eventID, address, lost }: Suspect) {
  const record = consoleLink(region, eventID);
  const what = `${escaped(plainWords(eventSource, eventName), 120)} (${code(eventName, 100)})`;
  const where = `${code(address, 120)} ${when(eventTime)}${record ? ` ${link(record, 'record')}` : ''}`;
  const never = lost ? ', a click that the event bus lost' : '';
  return `*${escaped(actor.name, 120)}* (${origin.kind}${never}) ${what} on ${where}`;
}
