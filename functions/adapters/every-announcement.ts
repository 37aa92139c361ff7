import type { Incident } from '../core/incident.ts';
import type { Announcements } from '../ports/announcements.ts';

/** Announces in several places: one that fails keeps none of the others from hearing it. */
export class EveryAnnouncement implements Announcements {
  readonly #all: readonly Announcements[];

  constructor(all: readonly Announcements[]) {
    this.#all = all;
  }

  async announce(incident: Incident): Promise<void> {
    const told = await Promise.allSettled(this.#all.map((one) => one.announce(incident)));
    const failed = told.filter((result) => result.status === 'rejected').map(({ reason }) => reason);
    if (failed.length > 0) throw new AggregateError(failed, `${incident.id} was not announced everywhere`);
  }
}
