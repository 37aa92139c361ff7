import { backfill } from './backfill.ts';
import type { BuildsWatch } from './builds-watch.ts';
import type { Operator } from './operator.ts';
import { atRest } from './rest.ts';
import type { World } from './world.ts';

/** Seconds after which what still moves will never stop. */
const longestRest = 900;

/**
 * What is left to do when the trouble is over: a last backfill, dead letters, sweeps, and what failed incidents leave to people.
 * @returns what is wrong with what was found
 */
export async function bringToOrder(
  world: World,
  operator: Operator,
  watch: BuildsWatch,
  tell: (line: string) => void,
): Promise<readonly string[]> {
  const rest = async () => {
    const deadline = Date.now() + longestRest * 1000;
    do {
      if (Date.now() > deadline) throw new Error('it does not come to rest');
      await operator.round();
    } while (!(await atRest(world, watch, tell, 30)));
  };
  await rest();
  await backfill(world);
  do await rest();
  while ((await operator.redrive()) > 0);
  tell('every stack is swept');
  const unseen = await operator.sweep();
  await rest();
  tell('what failed incidents left is applied by hand');
  const unsaid = await operator.mend(await world.responder.incidents());
  await rest();
  return [
    ...unseen.map((stack) => `${stack} could not be swept`),
    ...unsaid.map((what) => `${what} differs, and no incident says that it could not be taken back`),
  ];
}
