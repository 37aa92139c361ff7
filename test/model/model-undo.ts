import type { PlacedUndo } from '../../functions/core/take-back/undo.ts';
import type { UndoCalls } from '../../functions/ports/undo-calls.ts';
import type { Place, PlannedChange } from './place.ts';

/** KMS, as one build asks it to keep a key that is to be deleted. */
export function undoCalls({ actor, reality, listener }: Place): UndoCalls {
  const cancel = ({ id: thing, address }: PlacedUndo) => {
    const key = reality.key(thing);
    if (key.doomed === undefined) throw new Error(`KMSInvalidStateException: ${thing} is not pending deletion`);
    const number = listener.begins([undoing(address, thing, key.doomed)]);
    listener.changed(number);
    key.doomed = undefined;
    listener.ends(number);
  };
  return {
    isPending: ({ id }) => actor.call('KMS', `undo.isPending ${id}`, () => reality.key(id).doomed !== undefined),
    undo: (undo) => actor.call('KMS', `undo.undo ${undo.id}`, () => cancel(undo)),
  };
}

function undoing(address: string, thing: string, was: number): PlannedChange {
  const shown = { address, attribute: '*', became: '"kept"' };
  return { address, thing, what: 'deletion', was, to: 0, held: 0, shown };
}
