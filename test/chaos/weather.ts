import { setTimeout as pause } from 'node:timers/promises';

/** Seconds of calm and of trouble, in turns. */
const seconds = { calm: 12, trouble: 10 } as const;

/** Whether AWS is in trouble: first there is calm, then trouble and calm by turns, until it clears up for good. */
export class Weather {
  #isTrouble = false;
  #isOver = false;

  get isTrouble(): boolean {
    return this.#isTrouble;
  }

  async change(): Promise<void> {
    while (!this.#isOver) {
      const until = Date.now() + 1000 * (this.#isTrouble ? seconds.trouble : seconds.calm);
      while (Date.now() < until && !this.#isOver) await pause(100);
      this.#isTrouble = !this.#isTrouble && !this.#isOver;
    }
  }

  clearUp(): void {
    this.#isOver = true;
    this.#isTrouble = false;
  }
}
