import type { Sweep, SweptStack } from '../core/sweep/sweep.ts';

/** What sweeps of whole stacks came to: the newest of each stack. */
export interface Sweeps {
  list(): Promise<readonly SweptStack[]>;
  read(stack: string): Promise<SweptStack | undefined>;
  /** Its turn has come: one begins, or it waits for the next hour. */
  turn(stack: string, at: Date, how: 'starts' | 'waits'): Promise<void>;
  /** An older sweep that ends late changes nothing. */
  end(stack: string, sweep: Sweep): Promise<void>;
  /** Its drift became this incident. */
  entered(stack: string, incident: string): Promise<void>;
}
