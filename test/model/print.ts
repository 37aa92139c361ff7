import { told } from './director.ts';
import type { History } from './history.ts';
import { play } from './play.ts';
import { epoch } from './scene.ts';

/** A history as numbered lines: what it is made of, and what happened at what virtual time. */
export async function printed(history: History, prepare?: Parameters<typeof play>[2]): Promise<string> {
  const { seed, modes, onTimeout, isLocking, tellsOfStates, commands, faults, mortality } = history;
  const lines: string[] = [];
  const hear = (at: number, line: string) => void (idle.test(line) || lines.push(`${clock(at)} ${line}`));
  const { broken } = await play(history, hear, prepare);
  let at = 0;
  return [
    `shop ${modes.shop}, net ${modes.net}, onTimeout ${onTimeout}, ${isLocking ? 'with' : 'without'} a state lock, ${tellsOfStates ? 'told' : 'not told'} of states, seed ${seed}, mortality ${mortality}`,
    ...commands.map((command) => {
      at += command.after;
      return `  after ${at} s: ${told(command)}`;
    }),
    ...faults.map(({ kind, nth, call, mishap }) => `  call ${call + 1} of ${kind} ${nth + 1}: ${mishap}`),
    ...lines.map((line, index) => `${String(index + 1).padStart(4)} ${line}`),
    ...broken.map((text) => `BROKEN: ${text}`),
  ].join('\n');
}

/** What a schedule does while there is nothing to do. */
const idle =
  /^(index \d+: (manifests|states)\.|finish \d+: questions\.unfinished|backfill \d+: (cursors|trail)\.)[^✗]*$/;

/** Minutes, seconds and milliseconds since the world began. */
function clock(at: number): string {
  const passed = at - epoch;
  const minutes = String(Math.floor(passed / 60_000)).padStart(3);
  return `${minutes}:${((passed % 60_000) / 1000).toFixed(3).padStart(6, '0')}`;
}
