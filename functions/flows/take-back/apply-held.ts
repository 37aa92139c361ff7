import { released } from '../../core/deciding/may-apply.ts';
import type { RunReport } from '../../core/run.ts';
import { changedSince } from '../../core/take-back/changed-since.ts';
import { TerraformFailed } from '../../core/terraform-failure.ts';
import { applyAndProve } from './apply.ts';
import { planAndJudge } from './judge.ts';
import { wasShown } from './released.ts';
import { revert } from './revert.ts';
import type { Ended, Run } from './run.ts';
import { standingNow } from './standing.ts';

/** Answers whose saved plan belongs to a scratch directory that is gone, or that have none: they are worked out again. */
const workedOutAgain = new Set(['adopt', 'undo']);

/**
 * Applies what a person released: the same file, by its digest. Where it is stale or gone, where the stack was changed since, or
 * where it was an answer without a plan of this directory, everything is planned again, and only what was shown and released is applied; the rest is asked again.
 */
export async function applyHeld(run: Run): Promise<Ended> {
  const { incident, digest: asked } = run.request;
  const record = await run.ports.incidents.read(incident);
  const approved = record?.run;
  const digest = asked ?? approved?.plan?.digest;
  if (!record || !approved) return refused('nothing-held', 'no plan was held for this incident');
  const [refusal] = released(record, digest);
  if (refusal) return refused(refusal.code, refusal.detail ?? refusal.code);
  const again = { ...run, approved };
  if (digest === undefined || approved.answers.some((answer) => workedOutAgain.has(answer))) return await revert(again);
  return (await applySaved(again, approved, digest)) ?? (await revert(again));
}

/** Undefined where the saved plan cannot or may not be applied any more, and nothing was changed. */
async function applySaved(run: Run, approved: RunReport, digest: string): Promise<Ended | undefined> {
  const { terraform, plans, incidents, log } = run.ports;
  const { stack, incident } = run.request;
  const since = changedSince(approved, incident, await incidents.ofStack(stack.name));
  if (since !== undefined) {
    log(
      `${since} has changed the stack since the plan was held, and may have reverted what it is about: planning again`,
    );
    return undefined;
  }
  try {
    await plans.fetch(incident, digest, terraform.planFile('held'));
  } catch (error) {
    log(`the held plan cannot be used: ${error instanceof Error ? error.message : 'unknown'}`);
    return undefined;
  }
  if (!(await isStillGone(run, approved))) {
    log('what the held plan would make anew is back: planning again');
    return undefined;
  }
  const standing = await standingNow(run, approved.addresses);
  if (standing.some((reason) => !wasShown(run, reason))) {
    log('an override stands by now that nobody was told of who released the plan: planning again, to ask again');
    return undefined;
  }
  const answer = approved.answers.find((one) => one === 'pin') ?? 'apply';
  const verdict = { outcome: 'held' as const, reasons: approved.reasons, changes: approved.changes };
  try {
    const targets = [...new Set([...run.targets.all, ...approved.addresses])];
    return await applyAndProve(run, 'held', verdict, answer, targets);
  } catch (error) {
    if (!(error instanceof TerraformFailed) || !error.isStale) throw error;
    log('the held plan is stale: planning again');
    return undefined;
  }
}

/**
 * What a kept plan would make anew may be back, and its state none the newer: a deletion that was undone changes no state, and
 * the plan is not stale. Applied, it would put an empty thing in the place of the one that is back.
 */
async function isStillGone(run: Run, approved: RunReport): Promise<boolean> {
  const anew = approved.changes.filter(({ action }) => action === 'create').map(({ address }) => address);
  if (anew.length === 0) return true;
  const { plan } = await planAndJudge(run, 'still-gone', [...new Set(anew)]);
  return anew.every((address) =>
    plan.changes.some((one) => one.address === address && one.change.actions.join() === 'create'),
  );
}

function refused(code: string, detail: string): Ended {
  const summary = `Nothing was changed: ${detail}`;
  return { outcome: 'failed', summary, answers: ['none'], reasons: [{ code, detail }], changes: [] };
}
