import { standingReasons } from '../../core/deciding/may-apply.ts';
import type { Reason } from '../../core/incident.ts';
import type { Run } from './run.ts';

/**
 * Overrides that stand at this moment over what is about to be changed. Asked as late as can be: people decide while a run is
 * under way, and what they let stand a moment ago is not reverted because this run looked before.
 */
export async function standingNow(run: Run, addresses: readonly string[]): Promise<readonly Reason[]> {
  const { stack, incident } = run.request;
  const overrides = await run.ports.overrides.list(stack.name);
  return standingReasons([...new Set(addresses)], stack.name, overrides, incident, run.ports.clock.now());
}
