import type { Click } from '../../core/click.ts';
import type { Reason } from '../../core/incident.ts';
import type { Answer, Change, KeptPlan, RunOutcome, RunReport } from '../../core/run.ts';
import type { Targets } from '../../core/take-back/targets.ts';
import type { RunPorts, RunRequest } from './request.ts';
import type { Stopwatch } from './stopwatch.ts';

/** What every step of a run needs. */
export interface Run {
  readonly ports: RunPorts;
  readonly request: RunRequest;
  readonly watch: Stopwatch;
  readonly clicks: readonly Click[];
  readonly targets: Targets;
  /** Why these clicks need a person, whatever the plan says (core/deciding/may-apply.ts). */
  readonly holds: readonly Reason[];
  /** What stays as it is beside them, and is told with the outcome. */
  readonly told?: readonly Reason[];
  /** What a person released, where this run applies a decision. */
  readonly approved?: RunReport;
}

/** What one answer came to. */
export interface Ended {
  readonly outcome: RunOutcome;
  readonly summary: string;
  readonly answers: readonly Answer[];
  readonly reasons: readonly Reason[];
  readonly changes: readonly Change[];
  readonly plan?: KeptPlan;
  readonly error?: string;
}

export function reportOf(
  run: Pick<Run, 'request' | 'watch' | 'told'>,
  addresses: readonly string[],
  ended: Ended,
): RunReport {
  const changed = ended.changes.map(({ address }) => address);
  const all = [...new Set([...addresses, ...changed])].sort();
  const { source, fence, told = [] } = run.request;
  const reasons = [...ended.reasons, ...(run.told ?? []), ...told];
  return { ...ended, reasons, addresses: all, phases: run.watch.phases, source, fence };
}
