import type { Reason } from '../../core/incident.ts';
import type { Change } from '../../core/run.ts';
import { type PlacedUndo, undoOf } from '../../core/take-back/undo.ts';
import { listed, lostLease } from './apply.ts';
import { liveState } from './live-state.ts';
import { isReleased } from './released.ts';
import type { Ended, Run } from './run.ts';

const undoable = /:(ScheduleKeyDeletion|DeleteSecret)$/;

/**
 * Undoes deletions that AWS has not carried out yet. The plan that follows is their proof. Where that did not come about
 * (held for a person, or refused), no plan may follow: it would make anew, and empty, what can still be had back.
 */
export async function undoDeletions(run: Run): Promise<Ended | undefined> {
  if (!run.clicks.some(({ eventSource, eventName }) => undoable.test(`${eventSource}:${eventName}`))) return undefined;
  const instances = await liveState(run);
  const undos = onceEach(run.clicks.flatMap((click) => undoOf(click, instances)));
  try {
    const pending = await Promise.all(undos.map((undo) => run.ports.undo.isPending(undo)));
    return await undoAll(
      run,
      undos.filter((_undo, index) => pending[index]),
    );
  } catch (error) {
    return refused(undos, error);
  }
}

async function undoAll(run: Run, undos: readonly PlacedUndo[]): Promise<Ended | undefined> {
  if (undos.length === 0) return undefined;
  const changes = undos.map(changeOf);
  const approvals = undos.map(({ address }) => ({ code: 'approval', address }));
  const asks = run.request.stack.mode === 'auto' ? run.holds : [...approvals, ...run.holds];
  if (asks.length > 0 && !isReleased(run, changes)) return await held(run, undos, changes, asks);
  const lost = await lostLease(run);
  if (lost) return lost;
  for (const undo of undos) await run.watch.measure('undo', () => run.ports.undo.undo(undo));
  const summary = `Undone: the deletion of ${names(undos)}`;
  return { outcome: 'reverted', summary, answers: ['undo'], reasons: [], changes };
}

/** There is no plan of Terraform's: what would be done is kept in its place, so that a decision is about this and nothing else. */
async function held(
  run: Run,
  undos: readonly PlacedUndo[],
  changes: readonly Change[],
  reasons: readonly Reason[],
): Promise<Ended> {
  const plan = await run.ports.plans.keepText(run.request.incident, JSON.stringify({ undo: undos }));
  const summary = `Held for a decision: to undo the deletion of ${names(undos)}`;
  return { outcome: 'held', summary, answers: ['undo'], reasons, changes, plan };
}

/** AWS's own word, since people must do it then: a deletion goes on while nobody looks. */
function refused(undos: readonly PlacedUndo[], error: unknown): Ended {
  const why = error instanceof Error ? `${error.name}: ${error.message}` : 'for an unknown reason';
  const summary = `The deletion of ${names(undos)} could not be undone, and goes on: ${why}`;
  const reasons = undos.map(({ address }) => ({ code: 'undo-failed', address, detail: why }));
  return { outcome: 'failed', summary, answers: ['undo'], reasons, changes: [] };
}

function changeOf({ address, kind }: PlacedUndo): Change {
  return { address, action: kind, attribute: '*', was: '"to be deleted"', became: '"kept"' };
}

/** Two clicks on one thing are one deletion. */
function onceEach(undos: readonly PlacedUndo[]): readonly PlacedUndo[] {
  return [...new Map(undos.map((undo) => [undo.address, undo])).values()];
}

function names(undos: readonly PlacedUndo[]): string {
  return listed(undos.map(({ address }) => address));
}
