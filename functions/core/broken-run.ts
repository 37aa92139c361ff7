import type { Incident } from './incident.ts';
import { isObject, type Json, type JsonObject, text } from './json.ts';
import type { LockHolder } from './terraform-failure.ts';

/** Step Functions' words for a task that failed. */
export interface TaskError {
  readonly Error?: string;
  readonly Cause?: string;
}

/**
 * How CodeBuild says that a build ended, of which `startBuild.sync` makes a task's failure; undefined where the failure is
 * no build's. `FAILED`: a command failed or was killed; `FAULT`: CodeBuild lost it; `STOPPED`: somebody stopped it.
 * https://docs.aws.amazon.com/codebuild/latest/APIReference/API_Build.html
 */
export function buildStatus(error: TaskError): string | undefined {
  return text(buildOf(error)?.BuildStatus);
}

/** Where a failed build's log can be read. */
export function buildLog(error: TaskError): string | undefined {
  const logs = buildOf(error)?.Logs;
  return isObject(logs) ? text(logs.DeepLink) : undefined;
}

const failures: ReadonlySet<unknown> = new Set(['FAILED', 'FAULT', 'TIMED_OUT']);

/** The phase that failed, and CodeBuild's word for why: `INSTALL: COMMAND_EXECUTION_ERROR …`. */
export function failedPhase(error: TaskError): string | undefined {
  const phases = buildOf(error)?.Phases;
  if (!Array.isArray(phases)) return undefined;
  const failed = phases.find((phase: Json) => isObject(phase) && failures.has(phase.PhaseStatus));
  if (!isObject(failed)) return undefined;
  const contexts = Array.isArray(failed.Contexts) ? failed.Contexts : [];
  const said = contexts.flatMap((one: Json) => (isObject(one) ? [text(one.StatusCode), text(one.Message)] : []));
  const why = said.filter((part) => part !== undefined).join(' ');
  return [text(failed.PhaseType), text(why.slice(0, 300))].filter((part) => part !== undefined).join(': ');
}

function buildOf({ Cause = '' }: TaskError): JsonObject | undefined {
  try {
    const build: Json = JSON.parse(Cause);
    return isObject(build) ? build : undefined;
  } catch {
    return undefined;
  }
}

/** Whether the run under this number of the lease, or a newer one, had begun to change something. */
export function hadBegun({ applyBegan }: Incident, fence: number): boolean {
  return applyBegan !== undefined && applyBegan.fence >= fence;
}

/**
 * Whether a run that broke may be made again: it had provably not begun to change anything, and it died, or nobody knows whether
 * it was started, rather than being stopped by somebody who wanted it stopped, or by the time that it had. The claim for the
 * next one has a new number, which shuts this one out.
 */
export function mayRunAgain(incident: Incident, fence: number, error: TaskError): boolean {
  const status = buildStatus(error);
  const died = status === 'FAILED' || status === 'FAULT' || error.Error === unanswered;
  return died && !hadBegun(incident, fence);
}

/** Step Functions' word for a call that nobody answered: a build may have been started by it. */
const unanswered = 'CodeBuild.SdkClientException';

/** Whether a build may live on though the workflow has given it up: neither its end was heard, nor was it refused before it began. */
export function mayLiveOn(error: TaskError): boolean {
  return buildStatus(error) === undefined && error.Error !== 'CodeBuild.AccountLimitExceededException';
}

/** What is known of a state's lock when its run has died. */
export type LockState = { readonly holder: LockHolder } | 'free' | 'unknown';

/** The lock's state in a sentence, with what to do about it. */
export function lockWords(lock: LockState): string {
  if (lock === 'free') return 'No lock is left beside the state.';
  if (lock === 'unknown') return 'Whether the state is still locked could not be read.';
  const { who, operation, created, id } = lock.holder;
  const command = `terraform force-unlock ${id}`;
  return `The state is locked by ${who} (${operation} since ${created}, lock ${id}): once nothing works on it any more, \`${command}\`.`;
}
