import { setTimeout as pause } from 'node:timers/promises';
import type { BuildsWatch } from './builds-watch.ts';
import { messagesIn } from './queue-depth.ts';
import type { World } from './world.ts';

/** Nothing moves for so long: all is at rest. */
const restSeconds = 4;

/** Waits until no message, build or incident moves. @returns whether it came to that within this many seconds */
export async function atRest(
  world: World,
  watch: BuildsWatch,
  tell: (line: string) => void,
  patience: number,
): Promise<boolean> {
  const deadline = Date.now() + patience * 1000;
  for (let quiet = 0; quiet < restSeconds; ) {
    await pause(1000);
    const moving = await movement(world, watch);
    quiet = moving === '' ? quiet + 1 : 0;
    if (Date.now() <= deadline) continue;
    tell(moving);
    return false;
  }
  return true;
}

async function movement({ clients, responder }: World, watch: BuildsWatch): Promise<string> {
  const messages = await messagesIn(clients.sqs, responder.queues.clicks);
  const open = (await responder.incidents()).filter(({ status }) => status === 'open' || status === 'waiting');
  const builds = watch.running.length;
  if (messages + open.length + builds === 0) return '';
  return `${messages} messages wait, ${open.length} incidents are open, ${builds} builds run`;
}
