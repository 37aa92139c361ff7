/**
 * Chance by name: what happens to the third call of the second build is decided by the history's seed and that name, and by
 * nothing else. So a history that loses a command while it shrinks keeps the chances of all that is left. Seed 0 is calm: every
 * answer is the first one.
 */
export class Chance {
  readonly #seed: number;

  constructor(seed: number) {
    this.#seed = seed;
  }

  /** A number from 0 up to, not including, 1. */
  of(name: string): number {
    if (this.#seed === 0) return 0;
    // FNV-1a over the name, then the last mixing steps of MurmurHash3, so that names that differ little give other numbers.
    let hash = 2_166_136_261 ^ this.#seed;
    for (let at = 0; at < name.length; at += 1) hash = Math.imul(hash ^ name.charCodeAt(at), 16_777_619);
    hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
    hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
    return ((hash ^ (hash >>> 16)) >>> 0) / 4_294_967_296;
  }

  /** How long a call takes, in milliseconds: mostly a few, now and then seconds. */
  latency(name: string): number {
    const luck = this.of(name);
    if (luck < 0.6) return 2 + 60 * luck;
    if (luck < 0.9) return 40 + 1200 * (luck - 0.6);
    if (luck < 0.985) return 400 + 30_000 * (luck - 0.9);
    return 3000 + 500_000 * (luck - 0.985);
  }
}
