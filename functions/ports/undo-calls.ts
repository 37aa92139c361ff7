import type { PlacedUndo } from '../core/take-back/undo.ts';

/** The few calls that undo a deletion which AWS has not carried out yet, made without Terraform. */
export interface UndoCalls {
  /** Whether the deletion is still to come: somebody may have undone it, or it may be done. Throws where AWS does not say. */
  isPending(undo: PlacedUndo): Promise<boolean>;
  undo(undo: PlacedUndo): Promise<void>;
}
