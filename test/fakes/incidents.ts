import type { Incident, Step } from '../../functions/core/incident.ts';
import type { RunReport } from '../../functions/core/run.ts';
import type { Incidents, StatusChange } from '../../functions/ports/incidents.ts';

/** Incident records in memory. `reverted`: what the fight breaker remembers beside what these records say. */
export class FakeIncidents implements Incidents {
  readonly records = new Map<string, Incident>();
  /** The workflow's task tokens, for the fake of questions. */
  readonly tokens = new Map<string, string>();
  readonly reverted = new Map<string, number>();

  open(id: string, stack: string, fields: Partial<Incident> = {}): void {
    const openedAt = '2026-01-01T00:00:00.000Z';
    const base = { status: 'open', clicks: [], addresses: [], outcome: '', reasons: [], steps: [] } as const;
    this.records.set(id, { id, stack, ...base, openedAt, ...fields });
  }

  async read(id: string): Promise<Incident | undefined> {
    return this.records.get(id);
  }
  async list(openedSince?: Date): Promise<readonly Incident[]> {
    const since = openedSince?.toISOString() ?? '';
    return [...this.records.values()].filter(({ openedAt }) => openedAt >= since);
  }
  async ofStack(stack: string): Promise<readonly Incident[]> {
    return [...this.records.values()].filter((incident) => incident.stack === stack);
  }
  async step(id: string, step: Step): Promise<void> {
    this.#change(id, (incident) => ({ ...incident, steps: [...incident.steps, step] }));
  }
  async writeRun(id: string, run: RunReport): Promise<boolean> {
    if ((this.records.get(id)?.run?.fence ?? 0) > (run.fence ?? 0)) return false;
    this.#change(id, (incident) => ({ ...incident, run, card: (incident.card ?? 0) + 1 }));
    return true;
  }
  async writeStatus(id: string, change: StatusChange): Promise<void> {
    this.#change(id, (incident) => ({ ...incident, ...change, card: (incident.card ?? 0) + 1 }));
  }
  /** For the fake of messages. */
  async writeMessage(id: string, message: { readonly channel: string; readonly ts: string }): Promise<void> {
    this.#change(id, (incident) => ({ ...incident, message }));
  }
  async reverts(stack: string, since: Date): Promise<ReadonlyMap<string, number>> {
    const times = new Map(this.reverted);
    const closed = [...this.records.values()].filter(({ closedAt = '' }) => closedAt >= since.toISOString());
    const mine = closed.filter((incident) => incident.stack === stack && incident.status === 'reverted');
    for (const address of mine.flatMap(({ run }) => run?.addresses ?? []))
      times.set(address, (times.get(address) ?? 0) + 1);
    return times;
  }

  #change(id: string, change: (incident: Incident) => Incident): void {
    const incident = this.records.get(id);
    if (!incident) throw new Error(`no incident ${id}`);
    this.records.set(id, change(incident));
  }
}
