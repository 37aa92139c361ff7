import type { LockState } from '../core/broken-run.ts';
import { readLock } from '../core/lock-object.ts';
import type { Stack } from '../core/stack.ts';
import type { States } from '../ports/states.ts';

/** The lock as it lies beside the state (`use_lockfile`); a backend that locks in DynamoDB leaves no object there. */
export async function lockState(states: Pick<States, 'read'>, { state }: Stack): Promise<LockState> {
  try {
    const object = await states.read({ ...state, key: `${state.key}.tflock` });
    if (object === undefined) return 'free';
    const holder = object === 'unchanged' ? undefined : readLock(object.body);
    return holder ? { holder } : 'unknown';
  } catch {
    return 'unknown';
  }
}
