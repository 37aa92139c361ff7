/** Reads the clock and waits: the only way to time in flows, so that tests can run it. */
export interface Clock {
  now(): Date;
  wait(milliseconds: number): Promise<void>;
}
