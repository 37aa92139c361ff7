import type { Incident } from '../../functions/core/incident.ts';
import type { Incidents } from '../../functions/ports/incidents.ts';
import { clickedAt } from './times.ts';

/** How far back a look for new incidents reaches beyond the newest known one: clocks of writers differ. */
const overlapMilliseconds = 120_000;

/**
 * The incidents as they were last read, newest click first. The first look reads all; later looks read what is new and what
 * was not over, so that watching a table with years in it stays cheap. An override is not over until it has ended.
 */
export class Ledger {
  readonly #source: Pick<Incidents, 'list' | 'read'>;
  readonly #known = new Map<string, Incident>();
  readonly #written = new Map<string, string>();
  #sorted: readonly Incident[] = [];
  #looking: Promise<boolean> | undefined;

  constructor(source: Pick<Incidents, 'list' | 'read'>) {
    this.#source = source;
  }

  get all(): readonly Incident[] {
    return this.#sorted;
  }

  find(id: string): Incident | undefined {
    return this.#known.get(id);
  }

  /** Reads what may have changed. @returns whether anything did. Looks at the same time are one. */
  look(): Promise<boolean> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    return this.#looking;
  }

  async #look(): Promise<boolean> {
    const open = this.#sorted.filter(({ closedAt, status }) => closedAt === undefined || status === 'overridden');
    const [fresh, again] = await Promise.all([
      this.#source.list(this.#since()),
      Promise.all(open.map(({ id }) => this.#source.read(id))),
    ]);
    const changed = [...fresh, ...again].filter((incident) => incident !== undefined && this.#keep(incident));
    if (changed.length === 0) return false;
    this.#sorted = [...this.#known.values()].sort((a, b) => clickedAt(b) - clickedAt(a) || b.id.localeCompare(a.id));
    return true;
  }

  #since(): Date | undefined {
    if (this.#known.size === 0) return undefined;
    const newest = Math.max(...this.#sorted.slice(0, 50).map(({ openedAt }) => Date.parse(openedAt)));
    return new Date(newest - overlapMilliseconds);
  }

  #keep(incident: Incident): boolean {
    const written = JSON.stringify(incident);
    if (this.#written.get(incident.id) === written) return false;
    this.#written.set(incident.id, written);
    this.#known.set(incident.id, incident);
    return true;
  }
}
