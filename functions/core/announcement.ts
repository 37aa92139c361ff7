import type { ClickSummary } from './click.ts';
import type { Incident } from './incident.ts';
import { severityOf } from './severity.ts';
import type { Unexplained } from './sweep/unexplained.ts';

/** How many of each list are announced: an event has 256 KB at most. The rest is in the incident's record. */
const most = { clicks: 100, addresses: 500, reasons: 100 } as const;

/** What machines are told of an incident's change: the `detail` of `unclick.incident` (docs/EVENTS.md), version 1. */
export function announcement(incident: Incident) {
  const { id, stack, status, outcome, openedAt, closedAt, card = 0, escalated, log, run } = incident;
  return {
    version: 1,
    id,
    stack,
    status,
    outcome,
    ...severityOf(incident),
    card,
    openedAt,
    closedAt,
    addresses: incident.addresses.slice(0, most.addresses),
    clicks: incident.clicks.slice(0, most.clicks).map(clickOf),
    reasons: incident.reasons
      .slice(0, most.reasons)
      .map(({ code, address, attribute }) => ({ code, address, attribute })),
    decision: decisionOf(incident),
    request: requestOf(incident),
    escalated: escalated !== undefined,
    plannedFrom: run?.source,
    log,
  };
}

function clickOf({ actor, hits: _hits, origin: _origin, unexplained, ...click }: ClickSummary) {
  return { ...click, actor: actor.name, ...(unexplained && { unexplained: unexplainedOf(unexplained) }) };
}

/** Who may have done it; what it changed has values. */
function unexplainedOf({ sweep, evidence }: Unexplained) {
  const suspects = evidence.suspects.map(({ actor, origin, ...suspect }) => {
    return { ...suspect, actor: actor.name, origin: origin.kind };
  });
  return { sweep, suspects };
}

function decisionOf({ decision }: Incident) {
  if (!decision) return undefined;
  const { owner: _owner, question: _question, ...told } = decision;
  return told;
}

function requestOf({ request }: Incident) {
  if (!request) return undefined;
  const { owner: _owner, ...told } = request;
  return told;
}
