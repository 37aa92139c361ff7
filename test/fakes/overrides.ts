import type { Click } from '../../functions/core/click.ts';
import { addressesOf, eachOnce, summarise } from '../../functions/core/click-summary.ts';
import { type Override, stateOf } from '../../functions/core/deciding/override.ts';
import type { Decision, Incident } from '../../functions/core/incident.ts';
import type { Overrides } from '../../functions/ports/overrides.ts';
import type { FakeIncidents } from './incidents.ts';
import type { FakeMailbox } from './mailbox.ts';

/** Overrides in memory, beside the fake mailbox whose clicks they hand over. */
export class FakeOverrides implements Overrides {
  readonly #incidents: FakeIncidents;
  readonly #mailbox: FakeMailbox;
  readonly records: Map<string, Override>;

  constructor(incidents: FakeIncidents, mailbox: FakeMailbox, records: Map<string, Override> = new Map()) {
    this.#incidents = incidents;
    this.#mailbox = mailbox;
    this.records = records;
  }

  async request(override: Override): Promise<void> {
    if (this.records.has(override.id)) throw new Error(`${override.id} is there already`);
    this.records.set(override.id, override);
  }
  async read(id: string): Promise<Override | undefined> {
    return this.records.get(id);
  }
  async list(stack?: string): Promise<readonly Override[]> {
    return [...this.records.values()].filter((override) => stack === undefined || override.stack === stack);
  }

  async open(override: Override, decision: Decision): Promise<Incident | undefined> {
    const known = this.records.get(override.id);
    if (!known || known.incident !== undefined || known.endedAt !== undefined) return undefined;
    if (known.lapsesAt <= decision.at) return undefined;
    const id = this.#mailbox.reserve(override.stack);
    const detail = `Clicks may stand until ${override.until}: ${override.reason}`;
    this.#incidents.open(id, override.stack, {
      status: 'overridden',
      openedAt: decision.at,
      outcome: detail,
      decision,
      overrideId: override.id,
      card: 1,
      keeps: 1,
      trail: [{ at: decision.at, by: decision.consentBy ?? decision.by, what: 'decided', detail }],
    });
    this.records.set(override.id, { ...override, incident: id });
    return this.#incidents.records.get(id);
  }

  async end(id: string, by: string, now: Date): Promise<boolean> {
    const override = this.records.get(id);
    if (!override || !['standing', 'requested'].includes(stateOf(override, now))) return false;
    this.records.set(id, { ...override, endedAt: now.toISOString(), endedBy: by });
    return true;
  }

  /** When each record may go, in seconds since 1970. */
  readonly expiries = new Map<string, number>();

  async expire(id: string, expires: number): Promise<void> {
    if (this.records.has(id)) this.expiries.set(id, expires);
  }

  async cover(override: Override, clicks: readonly Click[], from: string, now: Date): Promise<readonly Click[]> {
    const known = this.records.get(override.id);
    const owner = known?.incident === undefined ? undefined : this.#incidents.records.get(known.incident);
    if (!known || !owner || owner.closedAt !== undefined || stateOf(known, now) !== 'standing') return [];
    this.#mailbox.hand(override.stack, clicks, from, owner.id);
    const all = eachOnce([...owner.clicks, ...clicks.map(summarise)]);
    const entry = { at: now.toISOString(), by: from, what: 'covered', detail: 'Recorded, not reverted' } as const;
    this.#incidents.records.set(owner.id, {
      ...owner,
      clicks: all,
      addresses: addressesOf(all),
      card: (owner.card ?? 0) + 1,
      trail: [...(owner.trail ?? []), entry],
    });
    return clicks;
  }
}
