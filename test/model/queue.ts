import type { Scene } from './scene.ts';

/** infra/queues.yml and serverless.yml: a test holds them together. */
export const visibilitySeconds = 180;
export const mostReceives = 5;
export const batchSize = 10;
const concurrency = 3;

interface Message {
  readonly id: number;
  readonly body: string;
  receives: number;
}

/** A message as the function gets it: `receives` counts this time too. */
export interface Received {
  readonly body: string;
  readonly receives: number;
}

/** One batch: which of its messages failed. A batch that died says nothing. */
export type Batch = (messages: readonly Received[]) => Promise<readonly number[] | 'died'>;

/** A standard SQS queue with its event source mapping: at least once, in no order, five times and then among the dead letters. */
export class Queue {
  readonly dead: { readonly body: string; readonly reason: string }[] = [];
  readonly #scene: Scene;
  readonly #batch: Batch;
  readonly #visible: Message[] = [];
  /** Messages that are neither visible nor done with. */
  #hidden = 0;
  #made = 0;
  #busy = 0;
  #polling = false;

  constructor(scene: Scene, batch: Batch) {
    this.#scene = scene;
    this.#batch = batch;
  }

  get isEmpty(): boolean {
    return this.#visible.length === 0 && this.#hidden === 0;
  }

  send(body: string): void {
    this.#made += 1;
    this.#visible.push({ id: this.#made, body, receives: 0 });
    this.#poll();
  }

  /** As `unclick redrive` does. @returns how many there were. */
  redrive(): number {
    const letters = this.dead.splice(0);
    for (const { body } of letters) this.send(body);
    return letters.length;
  }

  #poll(): void {
    if (this.#polling) return;
    this.#polling = true;
    this.#scene.simulation.in(1 + 200 * this.#scene.chance.of(`poll ${this.#made}`), () => {
      this.#polling = false;
      while (this.#visible.length > 0 && this.#busy < concurrency) void this.#receive();
    });
  }

  async #receive(): Promise<void> {
    const messages = this.#take();
    if (messages.length === 0) return;
    this.#busy += 1;
    const failed = await this.#batch(messages);
    this.#busy -= 1;
    for (const [index, message] of messages.entries()) {
      // Now and then SQS delivers what was deleted once more.
      const again = this.#scene.chance.of(`message ${message.id} ${message.receives} again`) > 0.97;
      if (failed === 'died' || failed.includes(index) || again) this.#comeBack(message);
      else this.#hidden -= 1;
    }
    this.#poll();
  }

  #take(): Message[] {
    const size = 1 + Math.floor(batchSize * this.#scene.chance.of(`batch ${this.#made} ${this.#visible.length}`));
    const taken: Message[] = [];
    for (const message of this.#visible.splice(0, size)) {
      message.receives += 1;
      if (message.receives > mostReceives) this.dead.push({ body: message.body, reason: 'received five times' });
      else taken.push(message);
    }
    this.#hidden += taken.length;
    return taken;
  }

  #comeBack(message: Message): void {
    this.#scene.simulation.in(visibilitySeconds * 1000, () => {
      this.#hidden -= 1;
      this.#visible.push(message);
      this.#poll();
    });
  }
}
