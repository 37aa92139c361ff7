import { setTimeout as pause } from 'node:timers/promises';
import type { World } from './world.ts';

/** A deployment's backfill comes every five minutes. Each look finds all of the last half hour again, and the queue must take it. */
const everySeconds = 120;

/** What the bus has lost by now. */
export function backfill({ responder }: World): Promise<unknown> {
  return responder.functions.invoke('backfill-clicks', {});
}

/** As its schedule does; one that fails is made good by the next. */
export async function backfillNowAndThen(world: World, isOver: () => boolean): Promise<void> {
  for (let seconds = 1; !isOver(); seconds += 1) {
    await pause(1000);
    if (seconds % everySeconds === 0) await backfill(world).catch(() => undefined);
  }
}
