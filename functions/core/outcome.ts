import type { Decision, Reason, Status } from './incident.ts';
import type { RunReport } from './run.ts';

/** What the workflow knows when it ends; any part may be missing, depending on where it went wrong. */
export interface Ending {
  readonly mode: 'observe' | 'approve' | 'auto';
  readonly run?: RunReport;
  readonly decision?: Decision;
  /** Step Functions' words: the error's name and its cause. */
  readonly error?: { readonly name: string; readonly cause: string };
  /** The mailboxes that are told and never applied: clicks that could not be resolved, and calls on the responder itself. */
  readonly told?: 'unresolved' | 'tampering';
}

export interface Outcome {
  readonly status: Status;
  readonly outcome: string;
  readonly reasons: readonly Reason[];
}

/** How an incident ends, from what its workflow left. Silence is no outcome: what no case knows is `failed`. */
export function outcomeOf(ending: Ending): Outcome {
  const { run, error, decision } = ending;
  if (error) return failed(error, run);
  if (ending.told === 'unresolved')
    return left('unresolved', 'Told, not reverted: what was clicked could not be resolved to one resource.');
  if (ending.told === 'tampering')
    return left('tampering', 'Somebody changed the responder itself, or what it lives on: look at once.');
  if (ending.mode === 'observe') return left('observe', 'Told, not reverted: the stack is in observe mode.');
  if (decision && decision.verb !== 'revert' && run?.outcome === 'held') return kept(decision, run);
  if (!run) return failed({ name: 'NoRun', cause: 'the build ended without a report' }, run);
  if (run.outcome === 'held')
    return { status: 'failed', outcome: `Held, and not decided: ${run.summary}`, reasons: run.reasons };
  return { status: run.outcome, outcome: run.summary, reasons: run.reasons };
}

function kept(decision: Decision, run: RunReport): Outcome {
  const overridden = decision.verb === 'keep';
  const who = `${decision.by}${decision.reason ? `: ${decision.reason}` : ''}`;
  const outcome = overridden
    ? `Kept until ${decision.until ?? 'further notice'} by ${who}`
    : `Left as it is, decided by ${who}`;
  return { status: overridden ? 'overridden' : 'left', outcome, reasons: run.reasons };
}

function left(code: string, outcome: string): Outcome {
  return { status: 'left', outcome, reasons: [{ code }] };
}

/** The run's own words are better than the workflow's, where it got far enough to say them. */
function failed(error: { readonly name: string; readonly cause: string }, run: RunReport | undefined): Outcome {
  if (run?.outcome === 'failed') return { status: 'failed', outcome: run.summary, reasons: run.reasons };
  const detail = `${error.name}: ${error.cause}`.slice(0, 500);
  return { status: 'failed', outcome: `The run did not finish: ${detail}`, reasons: [{ code: 'run-broken', detail }] };
}
