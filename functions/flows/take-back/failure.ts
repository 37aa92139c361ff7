import { TerraformFailed } from '../../core/terraform-failure.ts';
import type { Ended } from './run.ts';

/** A run that ends without an apply, in Terraform's own words. Throws on what is no outcome but a bug or a broken dependency. */
export function failure(error: unknown): Ended {
  if (!(error instanceof TerraformFailed)) throw error;
  const lock = error.lock;
  if (!lock) return failed('terraform-failed', error.message, error);
  const held = `the state is locked by ${lock.who} (${lock.operation} since ${lock.created}, lock ${lock.id})`;
  return failed('locked', `Nothing was changed: ${held}`, error);
}

/** A failed apply may have changed a part; every other failed command changed nothing. */
function failed(code: string, summary: string, error: TerraformFailed): Ended {
  const partly = error.command === 'apply' && !error.isStale && !error.lock;
  const summaryForPeople = code === 'locked' || partly ? summary : `Nothing was changed: ${summary}`;
  return {
    outcome: 'failed',
    summary: summaryForPeople,
    answers: [],
    reasons: [{ code, detail: summary }],
    changes: [],
    error: error.output,
  };
}
