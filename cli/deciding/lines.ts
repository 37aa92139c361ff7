import type { Override, OverrideState } from '../../functions/core/deciding/override.ts';
import { spoken } from '../../functions/core/duration.ts';
import type { Incident } from '../../functions/core/incident.ts';
import { spokenTime } from '../../functions/core/spoken-time.ts';

/** An incident in a line, its clicks below it; with its trail where that was asked for. */
export function incidentLines(incidents: readonly Incident[], trail: boolean): readonly string[] {
  if (incidents.length === 0) return ['Nothing was clicked.'];
  return incidents.flatMap((incident) => [
    `${spokenTime(incident.openedAt)}  ${incident.id}  ${incident.status}  ${shown(incident.outcome)}`,
    ...incident.clicks.slice(0, 5).map((click) => `    ${shown(click.actor.name)} ${click.eventName} ${click.region}`),
    ...(incident.clicks.length > 5 ? [`    … and ${incident.clicks.length - 5} more`] : []),
    ...(trail
      ? (incident.trail ?? []).map(
          ({ at, by, what, detail }) => `    ${spokenTime(at)} ${shown(by)} ${what}: ${shown(detail)}`,
        )
      : []),
  ]);
}

export function overrideLines(overrides: readonly (Override & { readonly state: OverrideState })[]): readonly string[] {
  if (overrides.length === 0) return ['No override stands or waits for consent.'];
  return overrides.map((one) => {
    const scope = one.scope === 'stack' ? 'the whole stack' : one.scope.join(', ');
    const who = one.actor === undefined ? '' : `, clicks of ${shown(one.actor)}`;
    const until = one.until === undefined ? `for ${spoken(one.seconds)}` : `until ${spokenTime(one.until)}`;
    const consent = one.consentBy === undefined ? 'no consent yet' : `consent by ${shown(one.consentBy)}`;
    return `${one.id}  ${one.state} ${until}  ${one.stack}: ${scope}${who}  ${shown(one.requestedBy)}: ${shown(one.reason)} (${consent})`;
  });
}

/** Text of others on a terminal: without what would move its cursor or colour it, and with times as people read them. */
function shown(text: string): string {
  return spokenTime(text).replaceAll(/\p{Cc}+/gu, ' ');
}
