import type { Trail, TrailRecords, TrailStatus } from '../../functions/ports/trail.ts';
import type { Actor } from './actor.ts';
import type { Scene } from './scene.ts';

/** How late a record may be in LookupEvents, in seconds; AWS says about fifteen minutes. */
export const latestLookup = 900;

interface Written {
  readonly at: number;
  readonly visibleAt: number;
  /** The resource under whose name the event history files it. */
  readonly about: string;
  readonly detail: string;
}

/** CloudTrail, which loses nothing, but shows it late. */
export class CloudTrail {
  readonly #scene: Scene;
  readonly #written: Written[] = [];

  constructor(scene: Scene) {
    this.#scene = scene;
  }

  write(about: string, detail: object, lateness: number): void {
    const { now } = this.#scene.simulation;
    this.#written.push({ at: now, visibleAt: now + lateness * 1000, about, detail: JSON.stringify(detail) });
  }

  /** As a sweep's build asks it for one resource. */
  historySeenBy(actor: Actor): TrailRecords {
    const about = (name: string, from: number, to: number) =>
      this.#visible(from, to)
        .filter((one) => one.about === name)
        .map(({ detail }) => JSON.parse(detail));
    return {
      reaches: () => true,
      about: ({ name }, from, to) =>
        actor.call('CloudTrail', `records.about ${name}`, () => ({
          records: about(name, from.getTime(), to.getTime()),
          isWhole: true,
        })),
    };
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
        this.#visible(from, to).slice(start, start + pageSize),
      );
      yield* page.map(({ detail }) => detail);
      if (page.length < pageSize) return;
    }
  }

  /** Newest first. */
  #visible(from: number, to: number): readonly Written[] {
    const { now } = this.#scene.simulation;
    return this.#written.filter(({ at, visibleAt }) => at >= from && at <= to && visibleAt <= now).toReversed();
  }
}
