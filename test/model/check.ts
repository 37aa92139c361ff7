import fc from 'fast-check';
import { history } from './history.ts';
import { play } from './play.ts';
import { printed } from './print.ts';
import { Tally } from './tally.ts';

export interface CheckOptions {
  readonly runs: number;
  readonly seed: number;
  /** Where to go on in a run that failed before, as it was printed. */
  readonly path?: string;
  /** Hears after each history how many there were. */
  readonly progress?: (histories: number) => void;
}

export interface Checked {
  readonly tally: Tally;
  /** The smallest history that was found to break the promise, line by line, and how to play it again; undefined if none did. */
  readonly failure?: string;
}

/** Plays many histories; the first that breaks the promise is made as small as it can be while it still does. */
export async function check({ runs, seed, path, progress }: CheckOptions): Promise<Checked> {
  const tally = new Tally();
  const property = fc.asyncProperty(history, async (one) => {
    const played = await play(one);
    tally.add(played);
    progress?.(tally.histories);
    if (played.broken.length > 0) throw new Error(played.broken.join('\n'));
  });
  const details = await fc.check(property, { numRuns: runs, seed, ...(path !== undefined && { path }) });
  const [smallest] = details.counterexample ?? [];
  if (!details.failed) return { tally };
  const again = `npm run model -- --seed ${details.seed} --path ${details.counterexamplePath}`;
  const story = smallest ? await printed(smallest) : String(details.errorInstance);
  return { tally, failure: `${story}\n\nto play it again: ${again}\n` };
}
