import type { SweptStack } from './sweep.ts';

/** The hours in which stacks are swept: from a full hour, UTC, so many hours on. */
export interface SweepWindow {
  readonly from: number;
  readonly hours: number;
}

const hour = 3_600_000;
/** A sweep that was started and never heard of again may be started anew after so long. */
const lost = 2 * hour;

/**
 * When a stack is to be swept, if its turn comes within the hour that begins now: its own moment of the night, by its name, so
 * that stacks are spread evenly and each keeps its hour. One that could not be swept at its moment has its turn again each
 * hour; one that was, or that failed, has it the next night.
 */
export function turnOf(stack: string, window: SweepWindow, kept: SweptStack | undefined, now: Date): Date | undefined {
  const night = nightOf(window, now);
  if (now.getTime() >= night + window.hours * hour) return undefined;
  const moment = night + share(stack) * window.hours * hour;
  if (moment >= now.getTime() + hour || wasHeard(kept, night) || isUnderWay(kept, now)) return undefined;
  return new Date(Math.max(moment, now.getTime()));
}

/** When the night that holds this moment, or the last one before it, began. */
function nightOf({ from }: SweepWindow, now: Date): number {
  const today = Date.UTC(now.getUTCFullYear(), now.getUTCMonth(), now.getUTCDate(), from);
  return today <= now.getTime() ? today : today - 24 * hour;
}

function wasHeard(kept: SweptStack | undefined, night: number): boolean {
  const last = kept?.last;
  return last !== undefined && last.result !== 'yielded' && Date.parse(last.endedAt) >= night;
}

function isUnderWay(kept: SweptStack | undefined, now: Date): boolean {
  if (kept?.startedAt === undefined || now.getTime() - Date.parse(kept.startedAt) >= lost) return false;
  return kept.last === undefined || kept.last.endedAt < kept.startedAt;
}

/** A number from 0 to 1, below 1, that belongs to a name (FNV-1a, 32 bits, mixed as in MurmurHash3). */
function share(name: string): number {
  let hash = 0x811c9dc5;
  for (const letter of name) hash = Math.imul(hash ^ (letter.codePointAt(0) ?? 0), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
