import type { Trail, TrailStatus } from '../../functions/ports.ts';
import type { Actor } from './actor.ts';
import type { Scene } from './scene.ts';

/** How late a record may be in LookupEvents, in seconds; AWS says about fifteen minutes. */
export const latestLookup = 900;

interface Written {
  readonly at: number;
  readonly visibleAt: number;
  readonly detail: string;
}

/** CloudTrail, which loses nothing, but shows it late. */
export class CloudTrail {
  readonly #scene: Scene;
  readonly #written: Written[] = [];

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  write(detail: object, lateness: number): void {
    const { now } = this.#scene.simulation;
    this.#written.push({ at: now, visibleAt: now + lateness * 1000, detail: JSON.stringify(detail) });
  }

  /** As the backfill reaches it: page by page. */
  asSeenBy(actor: Actor): Trail {
    const pages = (from: Date, to: Date) => this.#pages(actor, from.getTime(), to.getTime());
    return {
      statuses: () =>
        actor.call('CloudTrail', 'trail.statuses', (): readonly TrailStatus[] => [{ name: 'all', isLogging: true }]),
      lookup: pages,
    };
  }

  async *#pages(actor: Actor, from: number, to: number): AsyncIterable<string> {
    const pageSize = 5;
    for (let start = 0; ; start += pageSize) {
      const page = await actor.call('CloudTrail', 'trail.lookup', () =>
        this.#written
          .filter(({ at, visibleAt }) => at >= from && at <= to && visibleAt <= this.#scene.simulation.now)
          .toReversed()
          .slice(start, start + pageSize),
      );
      yield* page.map(({ detail }) => detail);
      if (page.length < pageSize) return;
    }
  }
}
