import { indexPorts } from './compose/indexing.ts';
import { type StateEvent, stackOf } from './core/state/state-event.ts';
import { type IndexedStack, indexEveryState, indexStacks } from './flows/index-every-state.ts';
import { loadConfig } from './runtime/config.ts';
import { handler as lambda } from './runtime/handler.ts';
import { logger } from './runtime/powertools.ts';

const { stacks } = loadConfig();
const ports = indexPorts();

/** An object of a state bucket changed, or (from the schedule, with no object named) every stack is looked at. */
export const handler = lambda(async (event: StateEvent) => {
  const stack = stackOf(event, stacks);
  if (!stack) return [];
  const looked = stack === 'every' ? indexEveryState(ports, stacks) : indexStacks(ports, [stack]);
  const results: IndexedStack[] = [];
  for await (const result of looked) {
    if (result.indexed || result.reason !== 'unchanged') logger.info('indexed', { ...result });
    results.push(result);
  }
  const failed = results.filter((result) => 'error' in result);
  // For the trigger to try again and the alarm to ring; the others are done with.
  if (failed.length > 0)
    throw new AggregateError(
      failed.map(({ error }) => error),
      `could not index ${named(failed)}`,
    );
  return results;
});

function named(stacks: readonly IndexedStack[]): string {
  return stacks.map(({ stack }) => stack).join(', ');
}
