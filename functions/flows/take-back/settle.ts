import type { Stack } from '../../core/stack.ts';
import type { Clock } from '../../ports/clock.ts';
import type { Mailbox } from '../../ports/mailbox.ts';

/** The shortest nap between two looks into the mailbox, in milliseconds. */
const shortestNap = 50;

/**
 * Waits until no click came for the stack's settle time, or the oldest has waited for the longest that a burst may take.
 * An empty mailbox has nothing to wait for: the clicks were gathered before (a run that is started again).
 */
export async function settle(
  ports: { readonly mailbox: Pick<Mailbox, 'waiting'>; readonly clock: Clock },
  stack: Stack,
): Promise<void> {
  for (;;) {
    const { newest, oldest } = await ports.mailbox.waiting(stack.name);
    if (!newest || !oldest) return;
    const now = ports.clock.now().getTime();
    const quietAt = newest.getTime() + stack.settleSeconds * 1000;
    const latest = oldest.getTime() + stack.longestWaitSeconds * 1000;
    const left = Math.min(quietAt, latest) - now;
    if (left <= 0) return;
    await ports.clock.wait(Math.max(left, shortestNap));
  }
}
