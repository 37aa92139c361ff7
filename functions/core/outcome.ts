import { buildStatus, failedPhase, type TaskError } from './broken-run.ts';
import type { Unresolved } from './click.ts';
import type { Decision, Reason, Status } from './incident.ts';
import type { RunReport } from './run.ts';
import { whyUnresolved } from './unresolved-words.ts';

/** What the workflow knows when it ends; any part may be missing, depending on where it went wrong. */
export interface Ending {
  readonly mode: 'observe' | 'approve' | 'auto';
  readonly run?: RunReport;
  readonly decision?: Decision;
  /** Step Functions' words where something else than a run failed. */
  readonly error?: TaskError;
  readonly broken?: Break;
  /** The mailboxes that are told and never applied: clicks that could not be resolved, and calls on the responder itself. */
  readonly told?: 'unresolved' | 'tampering';
  /** Why its clicks could not be resolved. */
  readonly unresolved?: readonly Unresolved[];
}

/** A run that broke, and was not made again. */
export interface Break {
  readonly error: TaskError;
  /** True where it was the second: a first had broken before it. */
  readonly ranAgain: boolean;
  /** When it had begun to change something; undefined where it had not. */
  readonly beganAt?: string;
  /** What is known of the state's lock, in a sentence. */
  readonly lock?: string;
}

export interface Outcome {
  readonly status: Status;
  readonly outcome: string;
  readonly reasons: readonly Reason[];
}

/** How an incident ends, from what its workflow left. Silence is no outcome: what no case knows is `failed`. */
export function outcomeOf(ending: Ending): Outcome {
  const { run, error, broken, decision } = ending;
  if (broken) return brokenRun(broken, run);
  if (error) return failed(detailOf(error), run);
  if (ending.told === 'unresolved') return unresolved(ending.unresolved ?? []);
  if (ending.told === 'tampering')
    return left('tampering', 'Somebody changed the responder itself, or what it lives on: look at once.');
  if (ending.mode === 'observe') return left('observe', 'Told, not reverted: the stack is in observe mode.');
  if (decision && decision.verb !== 'revert' && run?.outcome === 'held') return kept(decision, run);
  if (!run) return failed('the build ended without a report', run);
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

/** One reason for each why, so that machines need not read the sentence. */
function unresolved(clicks: readonly Unresolved[]): Outcome {
  const codes = new Map(clicks.map((click) => [whyUnresolved(click), click.reason]));
  const why = [...codes.keys()].join('; ');
  const outcome = 'Told, not reverted: what was clicked could not be resolved to one resource';
  return {
    status: 'left',
    outcome: why === '' ? `${outcome}.` : `${outcome}: ${why}.`,
    reasons: [{ code: 'unresolved' }, ...[...codes].map(([detail, code]) => ({ code, detail }))],
  };
}

function left(code: string, outcome: string): Outcome {
  return { status: 'left', outcome, reasons: [{ code }] };
}

/**
 * The run's own words are better than the workflow's, where it got far enough to say them. A run that began to change
 * something and died is never made again: what it was about to apply may be there, in part or whole, and people must look.
 */
function brokenRun({ error, ranAgain, beganAt, lock }: Break, run: RunReport | undefined): Outcome {
  if (run?.outcome === 'failed' || run?.outcome === 'reverted')
    return { status: run.outcome, outcome: run.summary, reasons: run.reasons };
  const status = buildStatus(error);
  const phase = failedPhase(error);
  const how = status === undefined ? detailOf(error) : `its build ended as ${status}${phase ? ` (${phase})` : ''}`;
  const twice = ranAgain ? ', for the second time' : '';
  const what =
    beganAt === undefined
      ? 'Nothing was changed: it had not begun to apply.'
      : `It had begun to apply at ${beganAt}: a part, or all of it, may be done, and it is not applied again. Look with a plan.`;
  const outcome = [`The run did not finish${twice}: ${how}.`, what, lock]
    .filter((text) => text !== undefined)
    .join(' ');
  const code = beganAt === undefined ? 'run-broken' : 'apply-broken';
  return { status: 'failed', outcome, reasons: [{ code, detail: outcome }] };
}

function failed(detail: string, run: RunReport | undefined): Outcome {
  if (run?.outcome === 'failed') return { status: 'failed', outcome: run.summary, reasons: run.reasons };
  return { status: 'failed', outcome: `The run did not finish: ${detail}`, reasons: [{ code: 'run-broken', detail }] };
}

function detailOf({ Error: name = 'Error', Cause = '' }: TaskError): string {
  return [name, Cause]
    .filter((text) => text !== '')
    .join(': ')
    .slice(0, 500);
}
