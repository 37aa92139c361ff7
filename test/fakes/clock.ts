import type { Clock } from '../../functions/ports/clock.ts';

/** A clock that moves only when somebody waits. */
export class FakeClock implements Clock {
  #now: number;
  constructor(start = '2026-01-01T00:00:00.000Z') {
    this.#now = new Date(start).getTime();
  }
  now(): Date {
    return new Date(this.#now);
  }
  async wait(milliseconds: number): Promise<void> {
    this.#now += milliseconds;
  }
}
