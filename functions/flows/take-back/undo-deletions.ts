import type { Change } from '../../core/run.ts';
import { type Undo, undoOf } from '../../core/undo.ts';
import { lostLease } from './apply.ts';
import { liveState } from './live-state.ts';
import { isReleased } from './released.ts';
import type { Ended, Run } from './run.ts';

const undoable = /:(ScheduleKeyDeletion|DeleteSecret)$/;

/** Undoes deletions that AWS has not carried out yet. The plan that follows is their proof. */
export async function undoDeletions(run: Run): Promise<readonly Ended[]> {
  if (!run.clicks.some(({ eventSource, eventName }) => undoable.test(`${eventSource}:${eventName}`))) return [];
  const instances = await liveState(run);
  const undos = run.clicks.flatMap((click) => undoOf(click, instances));
  return await Promise.all(undos.map((undo) => undoOne(run, undo)));
}

async function undoOne(run: Run, undo: Undo & { readonly region: string }): Promise<Ended> {
  const { address } = undo;
  const change: Change = { address, action: undo.kind, attribute: '*', was: '"to be deleted"', became: '"kept"' };
  const ended = { answers: ['undo'] as const, changes: [change], reasons: [] };
  const asks = run.request.stack.mode === 'auto' ? run.holds : [{ code: 'approval', address }, ...run.holds];
  if (asks.length > 0 && !isReleased(run, [change]))
    return {
      ...ended,
      outcome: 'held',
      summary: `Held for a decision: ${undo.kind} of ${address}`,
      reasons: [{ code: 'approval', address }],
    };
  const lost = await lostLease(run);
  if (lost) return lost;
  await run.watch.measure('undo', () => call(run, undo));
  return { ...ended, outcome: 'reverted', summary: `Undone: the deletion of ${address}` };
}

function call(run: Run, undo: Undo & { readonly region: string }): Promise<void> {
  const { id, region } = undo;
  if (undo.kind === 'restore-secret') return run.ports.undo.restoreSecret({ id, region });
  return run.ports.undo.cancelKeyDeletion({ id, region, enable: undo.enable });
}
