import type { Override } from '../../functions/core/deciding/override.ts';
import type { Incident } from '../../functions/core/incident.ts';
import { type Statistics, statisticsOf } from '../ledger/statistics.ts';
import { clickedAt } from '../ledger/times.ts';

/** What a deployment did in a period: all that an auditor asks for. */
export interface Account {
  /** UTC days, both included. */
  readonly from: string;
  readonly to: string;
  /** ISO 8601: an override that stood then is said to stand. */
  readonly made: string;
  readonly statistics: Statistics;
  /** Oldest first. */
  readonly incidents: readonly Incident[];
  readonly overrides: readonly Override[];
  readonly sweeps: Sweeps;
  readonly cost: Cost;
}

/** What was missed, and found after all. */
export interface Sweeps {
  /** Clicks that the event bus lost and a look into CloudTrail brought. */
  readonly found: number;
  /** Of all clicks: the bus's measured loss. */
  readonly share: number;
  /** Incidents of drift that no click explains: sweeps of whole stacks found it. */
  readonly unexplained: number;
  /** Clicks that neither the bus nor the look into CloudTrail brought: the evidence of such drift names them. */
  readonly lost: number;
}

/** Measured build time at a price; what CodeBuild charges for provisioning and rounding is not in it. */
export interface Cost {
  readonly runs: number;
  readonly buildMinutes: number;
  readonly minutePrice: number;
  readonly dollars: number;
}

export interface Period {
  readonly from: string;
  readonly to: string;
}

export function accountOf(
  all: readonly Incident[],
  overrides: readonly Override[],
  { from, to }: Period,
  minutePrice: number,
  now = new Date(),
): Account {
  const incidents = all
    .filter((incident) => isWithin(new Date(clickedAt(incident)).toISOString(), from, to))
    .sort((a, b) => clickedAt(a) - clickedAt(b));
  return {
    from,
    to,
    made: now.toISOString(),
    incidents,
    statistics: statisticsOf(incidents, 10),
    overrides: overrides.filter((one) => stoodWithin(one, from, to)),
    sweeps: sweepsOf(incidents),
    cost: costOf(incidents, minutePrice),
  };
}

const isWithin = (iso: string, from: string, to: string) => iso.slice(0, 10) >= from && iso.slice(0, 10) <= to;

/** Asked for in the period, or standing in it though it was asked for before. */
function stoodWithin({ requestedAt, from: began, until, endedAt }: Override, from: string, to: string): boolean {
  if (isWithin(requestedAt, from, to)) return true;
  const end = endedAt ?? until;
  return end !== undefined && (began ?? requestedAt).slice(0, 10) <= to && end.slice(0, 10) >= from;
}

function sweepsOf(incidents: readonly Incident[]): Sweeps {
  const all = incidents.flatMap((incident) => incident.clicks);
  const drift = all.flatMap(({ unexplained }) => unexplained ?? []);
  const clicks = all.length - drift.length;
  const found = all.filter(({ swept }) => swept).length;
  const lost = drift.flatMap(({ evidence }) => evidence.suspects).filter((suspect) => suspect.lost);
  return {
    found,
    share: clicks === 0 ? 0 : found / clicks,
    unexplained: incidents.filter((incident) => incident.clicks.some(({ unexplained }) => unexplained)).length,
    lost: new Set(lost.map(({ eventID }) => eventID)).size,
  };
}

/** `init` and `settle` run side by side: the longer of them counts. */
function costOf(incidents: readonly Incident[], minutePrice: number): Cost {
  const runs = incidents.flatMap(({ run }) => (run ? [run.phases] : []));
  const seconds = runs.map((phases) => {
    const of = (name: string) =>
      phases.filter((phase) => phase.name === name).reduce((sum, phase) => sum + phase.seconds, 0);
    const all = phases.reduce((sum, phase) => sum + phase.seconds, 0);
    return all - Math.min(of('init'), of('settle'));
  });
  const buildMinutes = seconds.reduce((sum, one) => sum + one, 0) / 60;
  return { runs: runs.length, buildMinutes, minutePrice, dollars: buildMinutes * minutePrice };
}
