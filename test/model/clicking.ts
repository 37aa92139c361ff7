import { unresolvedMailbox } from '../../functions/flows/told-mailboxes.ts';
import type { Of } from './history.ts';
import { attributes } from './reality.ts';
import { envelopeOf, recordOf } from './records.ts';
import type { World } from './world.ts';

/** A click as it really happened: what the promise is about. */
export interface Clicked {
  readonly eventID: string;
  readonly queue: string;
  /** The mailbox that must get it. */
  readonly mailbox: string;
  readonly at: number;
  readonly isDelivered: boolean;
}

/** Changes things by hand, writes down that it was done, and lets the bus deliver it, or not. */
export class Clicking {
  readonly clicked: Clicked[] = [];
  /** Events that must never become an incident of a stack. */
  readonly noise: string[] = [];
  readonly #world: World;
  #made = 0;

  constructor(world: World) {
    this.#world = world;
  }

  click({ who, queue, attribute, copies, lateness }: Of<'click'>): void {
    const { scene, reality, trail } = this.#world;
    const at = scene.simulation.now;
    const eventID = this.#newEvent();
    const drift = reality.click(eventID, queue, attribute, at);
    const detail = recordOf(eventID, who, queue, attribute, at);
    const stacks = Object.values(reality.stacks).filter(({ resources }) =>
      resources.some((one) => one.queue === queue),
    );
    // What two stacks claim is told, not guessed.
    const mailbox = stacks.length === 1 ? (stacks[0]?.name ?? '') : unresolvedMailbox;
    scene.say('AWS', `${eventID.slice(-4)} is drift ${drift.number}: ${queue} ${attribute} = ${drift.value}`);
    this.clicked.push({ eventID, queue, at, mailbox, isDelivered: copies.length > 0 });
    trail.write(detail, lateness);
    this.#deliver(detail, copies);
  }

  noiseOf({ what, queue }: Of<'noise'>): void {
    const eventID = this.#newEvent();
    this.noise.push(eventID);
    const detail = recordOf(eventID, 'dana', queue, attributes[0], this.#world.scene.simulation.now, what);
    // LookupEvents leaves reads out.
    if (what !== 'read') this.#world.trail.write(detail, 60);
    this.#deliver(detail, [2]);
  }

  /** A click on what no stack manages. */
  unmanaged({ who }: Of<'unmanaged'>): void {
    const eventID = this.#newEvent();
    this.noise.push(eventID);
    const detail = recordOf(eventID, who, 'nobodys', attributes[0], this.#world.scene.simulation.now);
    this.#world.trail.write(detail, 60);
    this.#deliver(detail, [2]);
  }

  #newEvent(): string {
    this.#made += 1;
    return `20000000-0000-4000-8000-${String(this.#made).padStart(12, '0')}`;
  }

  #deliver(detail: object, copies: readonly number[]): void {
    for (const seconds of copies)
      this.#world.scene.simulation.in(seconds * 1000, () => this.#world.queue.send(envelopeOf(detail)));
  }
}
