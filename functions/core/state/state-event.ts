import type { Stack } from '../stack.ts';
import type { Stacks } from '../stacks.ts';

/** S3's "Object Created" or "Object Deleted" event from EventBridge, or the schedule's, which names no object. */
export interface StateEvent {
  readonly detail?: { readonly bucket?: { readonly name?: string }; readonly object?: { readonly key?: string } };
}

/** The stack whose state the event is about; undefined for a lock object (`.tflock`) or a state that no stack has. */
export function stackOf(event: StateEvent, stacks: Stacks): Stack | 'every' | undefined {
  const bucket = event.detail?.bucket?.name;
  const key = event.detail?.object?.key;
  if (bucket === undefined || key === undefined) return 'every';
  return key.endsWith('.tflock') ? undefined : stacks.holding(bucket, key);
}
