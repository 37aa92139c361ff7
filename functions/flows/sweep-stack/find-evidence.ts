import type { JsonObject } from '../../core/json.ts';
import type { Change } from '../../core/run.ts';
import { type LookedFor, lookedFor, suspectOf } from '../../core/sweep/suspects.ts';
import type { Evidence, Suspect } from '../../core/sweep/unexplained.ts';
import type { Sweeping } from '../sweep-stack.ts';

/** CloudTrail keeps its event history for so long. */
const historyDays = 90;
/** Records reach the history some minutes late: the last sweep may have seen a change that had no record yet. */
const overlapSeconds = 3600;
/** Of how many resources the records are asked for: at three names each, half a minute. */
const mostResources = 10;

/**
 * Asks CloudTrail who changed the drifted resources since the last sweep that saw the stack whole. It never fails a sweep: that
 * nothing could be found, and why, is part of the evidence.
 */
export async function findEvidence(
  sweeping: Sweeping,
  changes: readonly Change[],
  values: ReadonlyMap<string, JsonObject>,
  known: ReadonlySet<string>,
): Promise<Evidence> {
  const addresses = [...new Set(changes.map(({ address }) => address))];
  const from = await since(sweeping);
  const notes = new Set<string>();
  if (addresses.length > mostResources) notes.add(`only the first ${mostResources} resources were looked for`);
  const found = new Map<string, Suspect>();
  for (const address of addresses.slice(0, mostResources)) {
    for (const record of await recordsOf(sweeping, values.get(address) ?? {}, from, notes)) {
      const suspect = suspectOf(record, address, sweeping.ports.policy, known);
      if (suspect && !found.has(suspect.eventID)) found.set(suspect.eventID, suspect);
    }
  }
  const suspects = [...found.values()].sort((a, b) => b.eventTime.localeCompare(a.eventTime));
  if (suspects.length === 0 && notes.size === 0) notes.add(`CloudTrail knows of no change since ${from.toISOString()}`);
  return { suspects, ...(notes.size > 0 && { note: [...notes].join('; ') }) };
}

/** Under each of a resource's names, until one of them has records. */
async function recordsOf(
  sweeping: Sweeping,
  values: JsonObject,
  from: Date,
  notes: Set<string>,
): Promise<readonly unknown[]> {
  const { stack, build } = sweeping.request;
  for (const looked of lookedFor(values, stack.region ?? stack.state.region)) {
    const { account, ...here } = looked;
    const other = isElsewhere(build, account) ? account : undefined;
    if (other !== undefined && !sweeping.ports.records.reaches(other)) {
      notes.add(`the records of account ${other} are not in reach: name one role of it in build.assumes`);
      return [];
    }
    const records = await asked(sweeping, other === undefined ? here : looked, from, notes);
    if (records.length > 0) return records;
  }
  return [];
}

async function since({ ports, request }: Sweeping): Promise<Date> {
  const now = ports.clock.now().getTime();
  const sweptAt = (await ports.sweeps.read(request.stack.name))?.sweptAt;
  const oldest = now - historyDays * 86_400_000;
  return new Date(sweptAt === undefined ? oldest : Math.max(oldest, Date.parse(sweptAt) - overlapSeconds * 1000));
}

/** `arn:aws:codebuild:<region>:<account>:build/…`: in its own account a build asks with its own role. */
function isElsewhere(build: string | undefined, account: string | undefined): boolean {
  const own = build?.split(':')[4];
  return own !== undefined && account !== undefined && own !== account;
}

async function asked({ ports }: Sweeping, looked: LookedFor, from: Date, notes: Set<string>) {
  try {
    const { records, isWhole } = await ports.records.about(looked, from, ports.clock.now());
    if (!isWhole) notes.add(`CloudTrail holds more on ${looked.name} than was looked through`);
    return records;
  } catch (error) {
    const place = looked.account === undefined ? looked.region : `${looked.region} of account ${looked.account}`;
    notes.add(`CloudTrail could not be asked in ${place}: ${error instanceof Error ? error.name : 'unknown'}`);
    return [];
  }
}
