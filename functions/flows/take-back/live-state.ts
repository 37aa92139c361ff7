import { instancesOf, type StateInstance } from '../../core/adopt/in-state.ts';
import type { Run } from './run.ts';

/** The state as the backend has it now, not as the index remembers it. */
export async function liveState(run: Run): Promise<readonly StateInstance[]> {
  return instancesOf(await run.watch.measure('state', () => run.ports.terraform.state()));
}
