import { setTimeout } from 'node:timers/promises';
import type { Clock } from '../../functions/ports/clock.ts';

/** A clock that stands still until it is moved. Waiting takes a moment of real time, so that races stay races. */
export class HandClock implements Clock {
  #now: number;

  constructor(start = '2026-11-23T12:00:00.000Z') {
    this.#now = Date.parse(start);
  }

  now(): Date {
    return new Date(this.#now);
  }

  async wait(): Promise<void> {
    await setTimeout(2);
  }

  forward(seconds: number): void {
    this.#now += seconds * 1000;
  }
}
