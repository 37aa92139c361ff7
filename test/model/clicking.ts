import { unresolvedMailbox } from '../../functions/flows/told-mailboxes.ts';
import type { Of } from './history.ts';
import { attributes, type Drifting } from './reality.ts';
import { type Call, deletionRecord, envelopeOf, grantRecord, queueRecord, revised } from './records.ts';
import type { World } from './world.ts';

/** A click as it really happened: what the promise is about. */
export interface Clicked {
  readonly eventID: string;
  readonly thing: string;
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

  click({ who, queue, attribute, ...heard }: Of<'click'>): void {
    this.#clicked(queue, attribute, heard, (_, call) => queueRecord(queue, attribute, { ...call, who }));
  }

  clickKey({ who, key, call: what, ...heard }: Of<'click a key'>): void {
    this.#clicked(key, what, heard, (value, call) =>
      what === 'grant' ? grantRecord(key, String(value), { ...call, who }) : deletionRecord(key, { ...call, who }),
    );
  }

  noiseOf({ what, queue }: Of<'noise'>): void {
    const call = { ...this.#call(), who: 'dana' as const, noise: what };
    this.noise.push(call.eventID);
    const detail = queueRecord(queue, attributes[0], call);
    // LookupEvents leaves reads out.
    if (what !== 'read') this.#world.trail.write(queue, detail, 60);
    this.#deliver(detail, [2]);
  }

  /** A click on what no stack manages. */
  unmanaged({ who }: Of<'unmanaged'>): void {
    const call = this.#call();
    this.noise.push(call.eventID);
    const detail = queueRecord('nobodys', attributes[0], { ...call, who });
    this.#world.trail.write('nobodys', detail, 60);
    this.#deliver(detail, [2]);
  }

  /** A program changes what Terraform manages: no click, but drift. */
  script({ queue, attribute }: Of<'script'>): void {
    const call = this.#call();
    this.noise.push(call.eventID);
    this.#world.reality.change({ eventID: call.eventID, thing: queue, what: attribute, at: call.at }, true);
    const detail = queueRecord(queue, attribute, { ...call, who: 'dana', noise: 'script' });
    this.#world.trail.write(queue, detail, 60);
    this.#deliver(detail, [2]);
  }

  #clicked(
    thing: string,
    what: Drifting,
    { copies, revisions, lateness }: Heard,
    recordOf: (value: number, call: Omit<Call, 'who'>) => object,
  ): void {
    const { scene, reality, trail } = this.#world;
    const stacks = Object.values(reality.stacks).filter(({ resources }) =>
      resources.some((one) => one.thing === thing),
    );
    // What is not there (yet) nobody can click on.
    if (stacks.length === 0) return;
    const call = this.#call();
    const { eventID, at } = call;
    const drift = reality.change({ eventID, thing, what, at });
    const detail = recordOf(drift.value, call);
    scene.say('AWS', `${eventID.slice(-4)} is drift ${drift.number}: ${thing} ${what} = ${drift.value}`);
    // What two stacks claim is told, not guessed.
    const mailbox = stacks.length === 1 ? (stacks[0]?.name ?? '') : unresolvedMailbox;
    this.clicked.push({ eventID, thing, at, mailbox, isDelivered: copies.length > 0 });
    trail.write(thing, detail, lateness);
    this.#deliver(detail, copies);
    this.#deliver(revised(detail), revisions);
  }

  #call(): Omit<Call, 'who'> {
    this.#made += 1;
    const eventID = `20000000-0000-4000-8000-${String(this.#made).padStart(12, '0')}`;
    return { eventID, at: this.#world.scene.simulation.now };
  }

  #deliver(detail: object, copies: readonly number[]): void {
    for (const seconds of copies)
      this.#world.scene.simulation.in(seconds * 1000, () => this.#world.queue.send(envelopeOf(detail)));
  }
}

/** How an event comes by. */
type Heard = Pick<Of<'click'>, 'copies' | 'revisions' | 'lateness'>;
