import type { Incident, Status } from '../../functions/core/incident.ts';
import type { Recorded } from './cast.ts';
import type { DemoClick, QuietClick } from './demo-click.ts';
import { secondsUntilOver } from './follow.ts';

/** What became of one act. */
export interface Result {
  readonly title: string;
  readonly actor: string;
  readonly eventIDs: readonly string[];
  readonly verdict: 'drift' | 'nothing started' | 'missed';
  readonly incidents: readonly string[];
  readonly addresses: readonly string[];
  readonly statuses: readonly Status[];
  readonly outcome: string;
  readonly seconds?: number;
  /** What AWS's own API says: everything is as it was. Not asked where nothing was to be taken back. */
  readonly isBack?: boolean;
  /** Whether it ended as it must. */
  readonly asExpected: boolean;
}

export function clickResult(
  act: DemoClick,
  recorded: readonly Recorded[],
  incidents: readonly Incident[],
  isBack: boolean,
): Result {
  const seconds = secondsUntilOver(recorded, incidents);
  const reverted = incidents.length === 1 && incidents.every(({ status }) => status === 'reverted') && isBack;
  const said = act.invisible === true && incidents.every(({ status }) => status === 'invisible');
  return {
    ...common(act, recorded, incidents),
    verdict: incidents.length > 0 ? 'drift' : 'missed',
    ...(seconds !== undefined && { seconds }),
    isBack,
    asExpected: incidents.length > 0 && (reverted || said),
  };
}

export function quietResult(act: QuietClick, recorded: readonly Recorded[], incidents: readonly Incident[]): Result {
  return {
    ...common(act, recorded, incidents),
    verdict: incidents.length > 0 ? 'drift' : 'nothing started',
    asExpected: incidents.length === 0,
  };
}

function common(act: QuietClick, recorded: readonly Recorded[], incidents: readonly Incident[]) {
  const eventIDs = recorded.map(({ eventID }) => eventID);
  return {
    title: act.title,
    actor: act.actor,
    eventIDs,
    incidents: incidents.map(({ id }) => id),
    addresses: hitBy(eventIDs, incidents),
    statuses: incidents.map(({ status }) => status),
    outcome: incidents.map(({ outcome }) => outcome).join('; '),
  };
}

/** What these clicks hit: the resource itself, where the record named it; else the one whose child it named. */
function hitBy(eventIDs: readonly string[], incidents: readonly Incident[]): readonly string[] {
  const clicks = incidents.flatMap((incident) => incident.clicks.filter(({ eventID }) => eventIDs.includes(eventID)));
  const hits = clicks.flatMap((click) => {
    const direct = click.hits.filter(({ match }) => match !== 'parent');
    return direct.length > 0 ? direct : click.hits;
  });
  return [...new Set(hits.map(({ address }) => address))];
}
