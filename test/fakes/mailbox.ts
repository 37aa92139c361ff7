import type { Click } from '../../functions/core/click.ts';
import { addressesOf, summarise } from '../../functions/core/click-summary.ts';
import { incidentId, parseIncidentId } from '../../functions/core/incident-id.ts';
import { inOrder } from '../../functions/core/mailbox.ts';
import { supersededBy } from '../../functions/core/superseded.ts';
import type { Clock } from '../../functions/ports/clock.ts';
import type { LeaseAnswer, LeasedBuild, Mailbox, Posted } from '../../functions/ports/mailbox.ts';
import { FakeIncidents } from './incidents.ts';

interface Mail {
  click: Click;
  readonly at: Date;
  incident: string;
  gathered: boolean;
}

/** The mailbox in memory: it passes the same contract as the one in DynamoDB. Each method is one step, as a conditional write is. */
export class FakeMailbox implements Mailbox {
  readonly #clock: Clock;
  readonly #incidents: FakeIncidents;
  readonly #mail = new Map<string, Mail[]>();
  readonly #numbers = new Map<string, number>();
  readonly #leases = new Map<string, { holder: string; until: number }>();
  readonly #fences = new Map<string, number>();

  constructor(clock: Clock, incidents = new FakeIncidents()) {
    this.#clock = clock;
    this.#incidents = incidents;
  }

  async put(stack: string, click: Click): Promise<Posted> {
    const known = this.#of(stack).find(({ click: other }) => other.eventID === click.eventID);
    if (known) {
      if (click.record.raw.addendum !== undefined) known.click = click;
      return { incident: known.incident, isNew: false, taken: known.gathered };
    }
    const incident = incidentId(stack, this.#number(stack));
    this.#of(stack).push({ click, at: this.#clock.now(), incident, gathered: false });
    this.#enter(stack, incident, [click]);
    return { incident, isNew: true, taken: false };
  }

  async claim(stack: string, incident: string, seconds: number): Promise<LeaseAnswer> {
    const now = this.#clock.now().getTime();
    const lease = this.#leases.get(stack);
    if (lease && lease.holder !== incident && lease.until >= now)
      return { claimed: false, holder: lease.holder, until: new Date(lease.until).toISOString() };
    const fence = (this.#fences.get(stack) ?? 0) + 1;
    this.#fences.set(stack, fence);
    this.#leases.set(stack, { holder: incident, until: now + seconds * 1000 });
    return { claimed: true, fence };
  }

  async renew(stack: string, incident: string, fence: number, seconds: number): Promise<boolean> {
    const lease = this.#leases.get(stack);
    if (lease?.holder !== incident || this.#fences.get(stack) !== fence) return false;
    lease.until = this.#clock.now().getTime() + seconds * 1000;
    return true;
  }

  async beginApply(stack: string, incident: string, { fence, run }: LeasedBuild, seconds: number): Promise<boolean> {
    const lease = this.#leases.get(stack);
    if (lease?.holder !== incident || this.#fences.get(stack) !== fence) return false;
    const record = this.#incidents.records.get(incident);
    const began = record?.applyBegan;
    if (began && (began.fence > fence || (began.fence === fence && began.run !== run))) return false;
    const at = this.#clock.now().toISOString();
    if (record) this.#incidents.records.set(incident, { ...record, applyBegan: { fence, run, at } });
    lease.until = this.#clock.now().getTime() + seconds * 1000;
    return true;
  }

  async waiting(stack: string): Promise<{ count: number; newest?: Date; oldest?: Date }> {
    const times = this.#of(stack)
      .filter(({ gathered }) => !gathered)
      .map(({ at }) => at);
    const [oldest, newest] = [times[0], times.at(-1)];
    return { count: times.length, ...(oldest && newest && { oldest, newest }) };
  }

  async gather(stack: string, incident: string): Promise<readonly Click[]> {
    const own = numberOf(incident);
    const fresh = this.#of(stack).filter((mail) => !mail.gathered && numberOf(mail.incident) <= own);
    const strays = fresh.filter((mail) => mail.incident !== incident);
    for (const { incident: old } of strays) this.#close(old, incident);
    for (const mail of fresh) Object.assign(mail, { gathered: true, incident });
    if (strays.length > 0)
      this.#enter(
        stack,
        incident,
        strays.map(({ click }) => click),
      );
    if (this.#number(stack) === own) this.#numbers.set(stack, own + 1);
    return await this.taken(stack, incident);
  }

  async taken(stack: string, incident: string): Promise<readonly Click[]> {
    const mine = this.#of(stack).filter((mail) => mail.incident === incident && mail.gathered);
    return inOrder(mine.map(({ click }) => click));
  }

  async release(stack: string, incident: string): Promise<void> {
    if (this.#leases.get(stack)?.holder === incident) this.#leases.delete(stack);
  }

  async supersede(stack: string, incident: string): Promise<string> {
    if (this.#number(stack) === numberOf(incident)) {
      this.#numbers.set(stack, numberOf(incident) + 1);
      this.#enter(stack, incidentId(stack, this.#number(stack)), []);
      this.#close(incident, incidentId(stack, this.#number(stack)));
    }
    return incidentId(stack, this.#number(stack));
  }

  /** A number that no click will be put under. */
  reserve(stack: string): string {
    const number = this.#number(stack);
    const free = this.#incidents.records.has(incidentId(stack, number)) ? number + 1 : number;
    this.#numbers.set(stack, free + 1);
    return incidentId(stack, free);
  }

  /** Gives clicks of one incident to another. */
  hand(stack: string, clicks: readonly Click[], from: string, to: string): void {
    const ids = new Set(clicks.map(({ eventID }) => eventID));
    for (const mail of this.#of(stack)) if (mail.incident === from && ids.has(mail.click.eventID)) mail.incident = to;
  }

  #enter(stack: string, incident: string, clicks: readonly Click[]): void {
    const known = this.#incidents.records.get(incident);
    if (!known) this.#incidents.open(incident, stack, { openedAt: this.#clock.now().toISOString() });
    const all = [...(known?.clicks ?? []), ...clicks.map(summarise)];
    const opened = this.#incidents.records.get(incident);
    if (opened) this.#incidents.records.set(incident, { ...opened, clicks: all, addresses: addressesOf(all) });
  }

  /** An incident whose clicks another answers. */
  #close(id: string, next: string): void {
    const old = this.#incidents.records.get(id);
    const closedAt = old?.closedAt ?? this.#clock.now().toISOString();
    if (old) this.#incidents.records.set(id, { ...old, ...supersededBy(next), closedAt, card: (old.card ?? 0) + 1 });
  }

  #number(stack: string): number {
    return this.#numbers.get(stack) ?? 1;
  }

  #of(stack: string): Mail[] {
    const mail = this.#mail.get(stack) ?? [];
    this.#mail.set(stack, mail);
    return mail;
  }
}

const numberOf = (incident: string) => parseIncidentId(incident)?.number ?? 0;
