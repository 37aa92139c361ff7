import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Click } from '../../functions/core/click.ts';
import { answer, type OneRun } from './one-run.ts';

/** What one run came to while configuration waited that was merged and never applied. */
export interface Waited {
  readonly outcome: string;
  readonly ridesAlong: boolean;
  /** Whether anything of the stack's state is another than before the run. */
  readonly stateChanged: boolean;
}

/** Another value of the provider's default tags: it waits on every resource that has tags, whatever was clicked. */
const waiting = { provider: { aws: { default_tags: { tags: { Team: 'matrix', Waits: 'for an apply' } } } } };

/** Answers clicks with that configuration in the working directory, and takes it out again. */
export async function answerWhileWaiting(
  run: OneRun & { terraform(...args: string[]): string },
  clicks: readonly Click[],
): Promise<Waited> {
  const file = join(run.directory, 'zz_waiting_override.tf.json');
  const before = run.terraform('state', 'pull');
  writeFileSync(file, JSON.stringify(waiting));
  try {
    const { report } = await answer(run, clicks);
    const ridesAlong = report.reasons.some(({ code }) => code === 'rides-along');
    return { outcome: report.outcome, ridesAlong, stateChanged: run.terraform('state', 'pull') !== before };
  } finally {
    rmSync(file);
  }
}

/** Whether nothing was applied, and a person is told why. */
export function isHeldBack({ outcome, ridesAlong, stateChanged }: Waited): boolean {
  return outcome === 'held' && ridesAlong && !stateChanged;
}
