import type { Incident, TrailEntry } from '../incident.ts';
import { spokenTime } from '../spoken-time.ts';
import { type Card, list, section } from './blocks.ts';
import { changeLine, clickLine, reasonLine } from './lines.ts';
import { code, escaped, told, when } from './text.ts';
import { knownClicks, unexplainedFacts } from './unexplained.ts';

/** The card's lists are short; these are as long as one section of Block Kit holds. */
const mostLines = 15;

/** What stands in the thread below the card, oldest first. It only ever grows, so replies can be counted. */
export function slackThread(incident: Incident): readonly Card[] {
  const trail = (incident.trail ?? []).map(reply);
  return incident.closedAt === undefined ? trail : [...trail, slackDetails(incident)];
}

function reply({ at, by, detail }: TrailEntry): Card {
  const text = `*${escaped(by, 120)}*: ${told(detail, 450)} (${when(at)})`;
  return { text: escaped(spokenTime(detail), 300), blocks: [section(text)] };
}

/** Everything that the record holds of the run, as far as Slack has room: for the thread, and for the Details button. */
export function slackDetails(incident: Incident): Card {
  const { addresses, run, reasons, outcome, id } = incident;
  const clicks = knownClicks(incident);
  const changes = run?.changes ?? [];
  const sections = [
    `*${code(id)}* ${told(outcome, 450)}`,
    clicks.length > 0 ? `*Clicks*\n${list(clicks, clickLine({}), 8)}` : '',
    ...unexplainedFacts(incident, 8),
    addresses.length > 0 ? `*Addresses*\n${list(addresses, (address) => code(address, 150), mostLines)}` : '',
    changes.length > 0 ? `*What it was → what it became*\n${list(changes, changeLine, 8)}` : '',
    reasons.length > 0 ? `*Why*\n${list(reasons, reasonLine, 8)}` : '',
    run ? `*Planned from* ${code(run.source)}${run.plan ? ` · plan ${code(run.plan.digest)}` : ''}` : '',
  ];
  return { text: escaped(spokenTime(outcome), 300), blocks: sections.filter((text) => text !== '').map(section) };
}
