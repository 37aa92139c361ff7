import type { Override } from '../../functions/core/deciding/override.ts';
import type { Incident } from '../../functions/core/incident.ts';
import type { IncidentChange, Questions } from '../../functions/ports/questions.ts';
import type { FakeIncidents } from './incidents.ts';

/** Questions in memory, on the fake incidents: each method is one step, as a conditional write is. */
export class FakeQuestions implements Questions {
  readonly #incidents: FakeIncidents;
  readonly #overrides: Map<string, Override>;

  constructor(incidents: FakeIncidents, overrides: Map<string, Override> = new Map()) {
    this.#incidents = incidents;
    this.#overrides = overrides;
  }

  async ask(id: string, token: string, change: IncidentChange): Promise<Incident> {
    const before = this.#known(id);
    this.#incidents.tokens.set(id, token);
    this.#incidents.records.set(id, { ...before, question: (before.question ?? 0) + 1 });
    return this.#apply(id, change);
  }

  async write(id: string, card: number, change: IncidentChange): Promise<boolean> {
    if ((this.#known(id).card ?? 0) !== card) return false;
    this.#apply(id, change);
    return true;
  }

  async token(id: string): Promise<{ token: string; question: number } | undefined> {
    const token = this.#incidents.tokens.get(id);
    return token === undefined ? undefined : { token, question: this.#known(id).question ?? 0 };
  }

  async answered(id: string, token: string): Promise<void> {
    if (this.#incidents.tokens.get(id) === token) this.#incidents.tokens.delete(id);
  }

  async unfinished(since: Date): Promise<readonly Incident[]> {
    const from = since.toISOString();
    return [...this.#incidents.records.values()].filter(
      ({ openedAt, closedAt, told, card = 0 }) => openedAt >= from && (closedAt === undefined || (told ?? -1) < card),
    );
  }

  #apply(id: string, { override, trail, request, escalated, ...fields }: IncidentChange): Incident {
    const { request: oldRequest, escalated: oldEscalated, ...before } = this.#known(id);
    const wish = request === undefined ? oldRequest : request;
    const page = escalated === undefined ? oldEscalated : escalated;
    const after: Incident = {
      ...before,
      ...defined(fields),
      card: (before.card ?? 0) + 1,
      trail: [...(before.trail ?? []), ...trail],
      ...(wish && { request: wish }),
      ...(typeof page === 'number' && { escalated: page }),
    };
    this.#incidents.records.set(id, after);
    if (override) this.#overrides.set(override.id, override);
    return after;
  }

  #known(id: string): Incident {
    const incident = this.#incidents.records.get(id);
    if (!incident) throw new Error(`no incident ${id}`);
    return incident;
  }
}

function defined<T extends object>(fields: T): Partial<T> {
  const entries = Object.entries(fields).filter(([, value]) => value !== undefined);
  return Object.fromEntries(entries) as Partial<T>;
}
