import type { Incident, Status } from '../incident.ts';
import type { Change } from '../run.ts';

/** Incidents that ended, or wait, with their drift still there: people know of it. */
const standing: ReadonlySet<Status> = new Set(['open', 'waiting', 'invisible', 'overridden', 'left', 'failed']);

/**
 * Whether an incident of the stack accounts for a drifted attribute: its click is known, and the drift was left, kept, or not
 * taken back. The newest word on an address counts: what was reverted since, and differs again, is nobody's any more. An
 * earlier sweep's own incident explains its drift too, so that each is told once.
 */
export function isExplained(change: Change, incidents: readonly Incident[]): boolean {
  const newestFirst = [...incidents].sort((a, b) => b.openedAt.localeCompare(a.openedAt));
  for (const incident of newestFirst) {
    if (!isAbout(incident, change.address)) continue;
    if (incident.status === 'reverted') return false;
    if (standing.has(incident.status) && tellsOf(incident, change)) return true;
  }
  return false;
}

function isAbout({ addresses, run }: Incident, address: string): boolean {
  return addresses.includes(address) || (run?.addresses ?? []).includes(address);
}

/** Where the incident says which attributes it is about, the attribute must be one, and have the value that it had. */
function tellsOf(incident: Incident, change: Change): boolean {
  const here = ({ address }: { readonly address?: string }) => address === change.address;
  const found = incident.clicks.flatMap(({ unexplained }) => unexplained?.changes ?? []);
  const changes = [...(incident.run?.changes ?? []), ...found].filter(here);
  const named = incident.reasons.filter((reason) => here(reason) && reason.attribute !== undefined);
  if (changes.length === 0 && named.length === 0) return true;
  const told = named.some(({ attribute, code }) => attribute === change.attribute && code === 'invisible');
  return told || changes.some((known) => sameDrift(known, change));
}

function sameDrift(known: Change, change: Change): boolean {
  if (change.attribute === '*') return known.action === change.action;
  return known.attribute === change.attribute && known.was === change.was;
}
