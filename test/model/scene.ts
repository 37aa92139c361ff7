import { Actor, type Ended } from './actor.ts';
import { Chance } from './chance.ts';
import type { ActorKind, Fault, Mishap, Service, Storm } from './fault.ts';
import { Simulation } from './simulation.ts';

export const epoch = Date.parse('2026-11-23T12:00:00.000Z');

export interface SceneOptions {
  readonly seed: number;
  readonly faults: readonly Fault[];
  readonly mortality: number;
  /** The longest that an answer may be late, in seconds. */
  readonly longestStall: number;
  /** Hears every line of what happens; undefined where nobody reads it. */
  readonly hear?: (at: number, line: string) => void;
}

interface CallSite {
  readonly kind: ActorKind;
  readonly nth: number;
  readonly call: number;
  readonly service: Service | undefined;
  readonly id: string;
  readonly what: string;
}

/** Who runs, what goes wrong where, and when: the part of the world that knows nothing of clicks. */
export class Scene {
  readonly simulation = new Simulation(epoch);
  readonly chance: Chance;
  readonly storms: Storm[] = [];
  /** Where something went wrong, as `<kind> <call>: <mishap>`: to see what a run of many histories has covered. */
  readonly hit = new Set<string>();
  /** Every place that was passed, as `<kind> <call>`. */
  readonly passed = new Set<string>();
  readonly running = new Set<Actor>();
  readonly #faults = new Map<string, Mishap>();
  readonly #counts = new Map<ActorKind, number>();
  readonly #longestStall: number;
  readonly #mortality: number;
  readonly #hear: SceneOptions['hear'];
  #isHealed = false;

  constructor({ seed, faults, mortality, longestStall, hear }: SceneOptions) {
    this.chance = new Chance(seed);
    this.#longestStall = longestStall;
    this.#mortality = mortality;
    this.#hear = hear;
    for (const { kind, nth, call, mishap } of faults) this.#faults.set(`${kind} ${nth} ${call}`, mishap);
  }

  /** From here on nothing goes wrong any more. */
  heal(): void {
    this.#isHealed = true;
    this.storms.length = 0;
    this.say('the world', 'everything works again');
  }

  /** A line for people, if somebody listens. */
  say(who: string, what: string, mishap?: Mishap): void {
    this.#hear?.(this.simulation.now, `${who}: ${what}${mishap ? ` ✗ ${mishap}` : ''}`);
  }

  mishapAt({ kind, nth, call, service, id, what }: CallSite): Mishap | undefined {
    const place = `${kind}: ${what.split(' ')[0]}`;
    this.passed.add(place);
    if (this.#isHealed) return undefined;
    const mishap = this.#faults.get(`${kind} ${nth} ${call}`) ?? this.#stormAt(service, id) ?? this.#deathAt(kind, id);
    if (mishap) this.hit.add(`${place} ✗ ${mishap}`);
    return mishap;
  }

  #stormAt(service: Service | undefined, id: string): Mishap | undefined {
    const { now } = this.simulation;
    const storm = this.storms.find((one) => one.service === service && one.from <= now && now < one.until);
    return storm && this.chance.of(`${id} storm`) < storm.share ? storm.mishap : undefined;
  }

  /** Step Functions alone does not die. */
  #deathAt(kind: ActorKind, id: string): Mishap | undefined {
    if (kind === 'workflow' || this.chance.of(`${id} mortal`) <= 1 - this.#mortality) return undefined;
    return this.chance.of(`${id} when`) < 0.5 ? 'dies before' : 'dies after';
  }

  stallMilliseconds(name: string): number {
    return 1000 * (20 + this.chance.of(`${name} stall`) * (this.#longestStall - 20));
  }

  /**
   * Runs something until it ends. What it throws is an end like another.
   * @param seconds after which the platform kills it.
   */
  async play<Value>(kind: ActorKind, seconds: number, work: (actor: Actor) => Promise<Value>): Promise<Ended<Value>> {
    const nth = this.#counts.get(kind) ?? 0;
    this.#counts.set(kind, nth + 1);
    return await new Promise<Ended<Value>>((resolve) => {
      const finish = (ended: Ended<Value>) => {
        timer.cancel();
        this.running.delete(actor);
        actor.end();
        if (ended.how === 'died') this.say(actor.name, `† dies ${ended.why}`);
        if (ended.how === 'threw') this.say(actor.name, `throws ${String(ended.error)}`);
        resolve(ended);
      };
      const actor = new Actor(this, kind, nth, (why) => finish({ how: 'died', why }));
      const timer = this.simulation.in(seconds * 1000, () => actor.kill(`of its time limit of ${seconds} s`));
      this.running.add(actor);
      work(actor).then(
        (value) => actor.isAlive && finish({ how: 'returned', value }),
        (error: unknown) => actor.isAlive && finish({ how: 'threw', error }),
      );
    });
  }
}
