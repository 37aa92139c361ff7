import type { ActorKind, Mishap, Service } from './fault.ts';
import type { Scene } from './scene.ts';

/** How something that ran came to its end. */
export type Ended<Value> =
  | { readonly how: 'returned'; readonly value: Value }
  | { readonly how: 'threw'; readonly error: unknown }
  | { readonly how: 'died'; readonly why: string };

/** Makes what is thrown for a mishap. */
export type Failure = (mishap: 'refused' | 'answer lost', text: string) => Error;

/** What a fault looks like to who made the call. */
export class CallFailed extends Error {
  override name = 'CallFailed';
}

/**
 * One run of one function (or build): it makes calls, each of which takes time and may go wrong, until it ends, is killed, or
 * dies of a mishap. Once dead, none of its promises goes on.
 */
export class Actor {
  readonly kind: ActorKind;
  readonly name: string;
  readonly #scene: Scene;
  readonly #nth: number;
  readonly #die: (why: string) => void;
  #calls = 0;
  #alive = true;

  constructor(scene: Scene, kind: ActorKind, nth: number, die: (why: string) => void) {
    this.kind = kind;
    this.name = `${kind} ${nth + 1}`;
    this.#scene = scene;
    this.#nth = nth;
    this.#die = die;
  }

  get isAlive(): boolean {
    return this.#alive;
  }

  kill(why: string): void {
    if (!this.#alive) return;
    this.#alive = false;
    this.#die(why);
  }

  /** It has ended by itself: what it left under way may still arrive, and nothing of it is heard any more. */
  end(): void {
    this.#alive = false;
  }

  /**
   * One call of a port. `effect` is all that it does, at one moment, as one conditional write is.
   * @param options.isOwn for what the caller does itself: it ends with the caller.
   */
  call<Value>(
    service: Service | undefined,
    what: string,
    effect: () => Promise<Value> | Value,
    options: { readonly latency?: number; readonly failure?: Failure; readonly isOwn?: true } = {},
  ): Promise<Value> {
    const scene = this.#scene;
    const call = this.#calls;
    this.#calls += 1;
    const id = `${this.name}/${call}`;
    const mishap = scene.mishapAt({ kind: this.kind, nth: this.#nth, call, service, id, what });
    const latency = options.latency ?? scene.chance.latency(id);
    const failure = options.failure ?? ((_, text) => new CallFailed(text));
    return new Promise<Value>((resolve, reject) => {
      const isHeard = () => this.#alive;
      const answer = { value: resolve, error: (error: unknown) => isHeard() && reject(error) };
      scene.simulation.in(latency, () => {
        // The request of somebody who was killed meanwhile may have gone out, or not; their own work has not.
        if (!this.#alive && (options.isOwn || scene.chance.of(`${id} gone`) < 0.5)) return;
        scene.say(this.name, what, mishap);
        if (mishap === 'dies before') this.kill(`at ${what}, before it`);
        else if (mishap === 'refused') answer.error(failure(mishap, `${what}: refused`));
        else
          void Promise.resolve()
            .then(effect)
            .then(
              (value) =>
                this.#after(
                  mishap,
                  what,
                  () => answer.value(value),
                  () => answer.error(failure('answer lost', `${what}: the answer was lost`)),
                ),
              answer.error,
            );
      });
    });
  }

  /** The effect is there: now its answer comes, or does not. */
  #after(mishap: Mishap | undefined, what: string, answer: () => void, lose: () => void): void {
    const scene = this.#scene;
    if (mishap === 'dies after') this.kill(`at ${what}, after it`);
    if (!this.#alive) return;
    if (mishap === 'answer lost') lose();
    else if (mishap === 'stalls')
      scene.simulation.in(scene.stallMilliseconds(this.name), () => this.#alive && answer());
    else answer();
  }
}
