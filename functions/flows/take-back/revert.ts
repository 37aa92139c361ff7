import { childrenOf } from '../../core/adopt.ts';
import { pinsOf } from '../../core/pin.ts';
import { dependentsOf } from '../../core/take-back/dependents.ts';
import { gravestOf } from '../../core/take-back/gravest.ts';
import { tellOf } from '../../core/take-back/tell.ts';
import { applyAndProve } from './apply.ts';
import { hold } from './hold.ts';
import { holdReasons, type JudgedPlan, planAndJudge } from './judge.ts';
import { liveState } from './live-state.ts';
import { lookFurther } from './look-further.ts';
import { pinBack } from './pin-back.ts';
import type { Ended, Run } from './run.ts';
import { rogueChildren, takeChildren } from './take-children.ts';
import { undoDeletions } from './undo-deletions.ts';

/**
 * The automatic path. What can be undone is undone first, since a plan would make it anew; then a targeted plan, judged,
 * applied and proved where it is a pure revert; then what no plan lists: pins, and children to adopt and destroy.
 */
export async function revert(run: Run): Promise<Ended> {
  if (run.targets.all.length === 0) return nothing('left', 'No click touched this stack');
  const undone = await undoDeletions(run);
  if (undone && undone.outcome !== 'reverted') return undone;
  const judged = await withDependents(run, await planAndJudge(run, 'revert', run.targets.all));
  const visible = await visibly(run, judged);
  const beyond = visible.some(({ outcome }) => outcome === 'failed') ? [] : await invisibly(run, judged);
  const answered = [...(undone ? [undone] : []), ...visible, ...beyond];
  const all = [...answered, ...toldOf(run, judged, answered)];
  return all.length > 0 ? merged(all) : await lookFurther(run);
}

/** What is told of the clicks that no answer reached. */
function toldOf(run: Run, judged: JudgedPlan, answered: readonly Ended[]): readonly Ended[] {
  const changed = new Set(answered.flatMap(({ changes }) => changes).map(({ address }) => address));
  const adopted = answered.some(({ answers }) => answers.includes('adopt') || answers.includes('tell'));
  const left = run.clicks
    .filter(({ hits }) => !hits.some(({ address }) => changed.has(address)))
    .filter((click) => !adopted || childrenOf(click).length === 0);
  return left.flatMap((click) => {
    const told = tellOf(click, judged.plan);
    if (!told) return [];
    const summary = `Told, not taken back: ${told.reason.detail ?? click.eventName}`;
    return [{ outcome: told.outcome, summary, answers: ['tell'] as const, reasons: [told.reason], changes: [] }];
  });
}

/**
 * A resource that is made again has a new id: what depends on it must be planned with it, or the stack is left half-mended
 * (a security group without its rules).
 */
async function withDependents(run: Run, judged: JudgedPlan): Promise<JudgedPlan> {
  const again = judged.plan.changes
    .filter(({ change }) => change.actions.join() === 'create')
    .map(({ address }) => address);
  if (again.length === 0) return judged;
  const dependents = dependentsOf(again, await liveState(run));
  const missing = dependents.filter((address) => !judged.targets.includes(address));
  if (missing.length === 0) return judged;
  return await planAndJudge(run, 'revert-with-dependents', [...judged.targets, ...missing]);
}

async function visibly(run: Run, judged: JudgedPlan): Promise<readonly Ended[]> {
  if (judged.verdict.outcome === 'clean') return [];
  const reasons = await holdReasons(run, judged, run.request.stack.mode === 'auto' ? 'auto' : 'approve');
  if (reasons.length > 0) return [await hold(run, judged.name, judged.verdict, reasons, 'apply')];
  return [await applyAndProve(run, judged.name, judged.verdict, 'apply', judged.targets)];
}

/** Only what drifted, or what a click made, can be taken back: where there is neither, the state is not even read. */
async function invisibly(run: Run, judged: JudgedPlan): Promise<readonly Ended[]> {
  const maybePins = pinsOf(judged.plan, run.targets.all, []);
  const maybeRogue = rogueChildren(run, judged, []);
  if (maybePins.length === 0 && maybeRogue.length === 0) return [];
  const instances = await liveState(run);
  const children = rogueChildren(run, judged, instances);
  const taken = children.length > 0 ? await takeChildren(run, children, instances) : [];
  const pins = pinsOf(judged.plan, run.targets.all, instances);
  return [...taken, ...(pins.length > 0 ? await pinBack(run, judged, pins) : [])];
}

function nothing(outcome: Ended['outcome'], summary: string): Ended {
  return { outcome, summary, answers: ['none'], reasons: [], changes: [] };
}

/** Several answers of one run, told as one. */
export function merged(parts: readonly Ended[]): Ended {
  const plan = parts.find((part) => part.plan)?.plan;
  const error = parts.find((part) => part.error)?.error;
  return {
    outcome: gravestOf(parts.map(({ outcome }) => outcome)),
    summary: parts.map(({ summary }) => summary).join('. '),
    answers: [...new Set(parts.flatMap(({ answers }) => answers))],
    reasons: parts.flatMap(({ reasons }) => reasons),
    changes: parts.flatMap(({ changes }) => changes),
    ...(plan && { plan }),
    ...(error !== undefined && { error }),
  };
}
