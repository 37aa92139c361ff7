import { setImmediate } from 'node:timers/promises';

/** An event that was announced and may be taken back. */
export interface Timer {
  cancel(): void;
}

interface Event {
  readonly at: number;
  readonly order: number;
  readonly happen: () => unknown;
  cancelled: boolean;
}

/**
 * A world in virtual time. Events happen one by one, in the order of their times; between two of them every promise that can
 * go on does, down to the last. Nothing here reads the machine's clock or its chance, so the same events give the same world.
 */
export class Simulation {
  readonly #events: Event[] = [];
  #now: number;
  #made = 0;
  /** Events that have happened. */
  happened = 0;

  constructor(start: number) {
    this.#now = start;
  }

  /** Milliseconds since 1970. */
  get now(): number {
    return this.#now;
  }

  /** @param delay milliseconds from now. */
  in(delay: number, happen: () => unknown): Timer {
    this.#made += 1;
    const event = { at: this.#now + Math.max(0, Math.round(delay)), order: this.#made, happen, cancelled: false };
    push(this.#events, event);
    return {
      cancel: () => {
        event.cancelled = true;
      },
    };
  }

  wait(delay: number): Promise<void> {
    return new Promise((resolve) => {
      this.in(delay, resolve);
    });
  }

  /** Lets the world go on until this is so, or until nothing is announced any more. */
  async run(until: () => boolean): Promise<void> {
    await setImmediate();
    for (;;) {
      if (until()) return;
      const event = pop(this.#events);
      if (!event) return;
      if (event.cancelled) continue;
      this.#now = event.at;
      this.happened += 1;
      event.happen();
      // One turn of Node's loop: all promises that were settled have been followed by then.
      await setImmediate();
    }
  }
}

/** Before: the earlier time, else what was announced first. */
function isBefore(one: Event, other: Event): boolean {
  return one.at < other.at || (one.at === other.at && one.order < other.order);
}

/** A binary heap: the next event is the first. */
function push(heap: Event[], event: Event): void {
  let at = heap.push(event) - 1;
  while (at > 0) {
    const above = (at - 1) >> 1;
    const parent = heap[above];
    if (!parent || !isBefore(event, parent)) break;
    heap[at] = parent;
    at = above;
  }
  heap[at] = event;
}

function pop(heap: Event[]): Event | undefined {
  const first = heap[0];
  const last = heap.pop();
  if (!first || !last || first === last) return first;
  let at = 0;
  for (;;) {
    const [left, right] = [heap[2 * at + 1], heap[2 * at + 2]];
    if (!left) break;
    const [below, next] = right && isBefore(right, left) ? [right, 2 * at + 2] : [left, 2 * at + 1];
    if (!isBefore(below, last)) break;
    heap[at] = below;
    at = next;
  }
  heap[at] = last;
  return first;
}
