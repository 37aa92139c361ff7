import fc from 'fast-check';
import { type History, history } from './history.ts';
import { play } from './play.ts';
import { printed } from './print.ts';
import { Tally } from './tally.ts';
import type { World } from './world.ts';

export interface CheckOptions {
  readonly runs: number;
  readonly seed: number;
  /** Where to go on in a run that failed before, as it was printed. */
  readonly path?: string;
  /** Changes the world before it begins: to see that the model finds what is broken in it. */
  readonly prepare?: (world: World) => void;
  /** Which histories; left out: all kinds. */
  readonly histories?: fc.Arbitrary<History>;
  /** Stops at the first history that breaks the promise, however long it is. */
  readonly isHasty?: boolean;
  /** Hears after each history how many there were. */
  readonly progress?: (histories: number) => void;
}

export interface Checked {
  readonly tally: Tally;
  /** The smallest history that was found to break the promise, line by line, and how to play it again; undefined if none did. */
  readonly failure?: string;
  /** What of the promise it breaks. */
  readonly broken: readonly string[];
}

/** Plays many histories; the first that breaks the promise is made as small as it can be while it still does. */
export async function check({
  runs,
  seed,
  path,
  progress,
  prepare,
  histories = history,
  isHasty = false,
}: CheckOptions): Promise<Checked> {
  const tally = new Tally();
  const property = fc.asyncProperty(histories, async (one) => {
    const played = await play(one, undefined, prepare);
    tally.add(played);
    progress?.(tally.histories);
    if (played.broken.length > 0) throw new Error(played.broken.join('\n'));
  });
  const details = await fc.check(property, {
    numRuns: runs,
    seed,
    endOnFailure: isHasty,
    ...(path !== undefined && { path }),
  });
  const [smallest] = details.counterexample ?? [];
  if (!details.failed) return { tally, broken: [] };
  const again = `npm run model -- --seed ${details.seed} --path ${details.counterexamplePath}`;
  const { broken } = smallest ? await play(smallest, undefined, prepare) : { broken: [] };
  const story = smallest ? await printed(smallest, prepare) : String(details.errorInstance);
  return { tally, broken, failure: `${story}\n\nto play it again: ${again}\n` };
}
