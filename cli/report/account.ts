import type { Incident } from '../../functions/core/incident.ts';
import type { Override } from '../../functions/core/override.ts';
import { type Statistics, statisticsOf } from '../ledger/statistics.ts';
import { clickedAt } from '../ledger/times.ts';

/** What a deployment did in a period: all that an auditor asks for. */
export interface Account {
  /** UTC days, both included. */
  readonly from: string;
  readonly to: string;
  readonly statistics: Statistics;
  /** Oldest first. */
  readonly incidents: readonly Incident[];
  readonly overrides: readonly Override[];
  readonly sweeps: Sweeps;
  readonly cost: Cost;
}

/** What the event bus lost, as far as sweeps of CloudTrail found it. */
export interface Sweeps {
  readonly found: number;
  /** Of all clicks. */
  readonly share: number;
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
): Account {
  const incidents = all
    .filter((incident) => isWithin(new Date(clickedAt(incident)).toISOString(), from, to))
    .sort((a, b) => clickedAt(a) - clickedAt(b));
  return {
    from,
    to,
    incidents,
    statistics: statisticsOf(incidents, 10),
    overrides: overrides.filter(({ requestedAt }) => isWithin(requestedAt, from, to)),
    sweeps: sweepsOf(incidents),
    cost: costOf(incidents, minutePrice),
  };
}

const isWithin = (iso: string, from: string, to: string) => iso.slice(0, 10) >= from && iso.slice(0, 10) <= to;

function sweepsOf(incidents: readonly Incident[]): Sweeps {
  const clicks = incidents.flatMap((incident) => incident.clicks);
  const found = clicks.filter(({ swept }) => swept).length;
  return { found, share: clicks.length === 0 ? 0 : found / clicks.length };
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
