import type { Click } from '../../functions/core/click.ts';
import { incidentId } from '../../functions/core/incident-id.ts';
import type { Clock, LeaseAnswer, Mailbox, Posted } from '../../functions/ports.ts';

interface Mail {
  readonly click: Click;
  readonly at: Date;
  readonly incident: string;
  gathered: boolean;
}

/** One process's mailbox: the contract of ports.Mailbox without a table. */
export class FakeMailbox implements Pick<Mailbox, 'put' | 'claim' | 'renew' | 'waiting' | 'gather' | 'release'> {
  readonly #clock: Clock;
  readonly #mail = new Map<string, Mail[]>();
  readonly #numbers = new Map<string, number>();
  readonly #leases = new Map<string, { holder: string; until: number; fence: number }>();
  constructor(clock: Clock) {
    this.#clock = clock;
  }

  async put(stack: string, click: Click): Promise<Posted> {
    const known = this.#of(stack).find(({ click: other }) => other.eventID === click.eventID);
    if (known) return { incident: known.incident, isNew: false, taken: known.gathered };
    const incident = incidentId(stack, this.#numbers.get(stack) ?? 1);
    this.#of(stack).push({ click, at: this.#clock.now(), incident, gathered: false });
    return { incident, isNew: true, taken: false };
  }

  async claim(stack: string, incident: string, seconds: number): Promise<LeaseAnswer> {
    const now = this.#clock.now().getTime();
    const lease = this.#leases.get(stack);
    if (lease && lease.holder !== incident && lease.until >= now)
      return { claimed: false, holder: lease.holder, until: new Date(lease.until).toISOString() };
    const fence = (lease?.fence ?? 0) + 1;
    this.#leases.set(stack, { holder: incident, until: now + seconds * 1000, fence });
    return { claimed: true, fence };
  }

  async renew(stack: string, incident: string, fence: number, seconds: number): Promise<boolean> {
    const lease = this.#leases.get(stack);
    if (lease?.holder !== incident || lease.fence !== fence) return false;
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
    const own = this.#of(stack).filter((mail) => mail.incident === incident);
    const fresh = own.filter(({ gathered }) => !gathered);
    if (fresh.length > 0) this.#numbers.set(stack, (this.#numbers.get(stack) ?? 1) + 1);
    for (const mail of fresh) mail.gathered = true;
    return own.map(({ click }) => click);
  }

  async release(stack: string, incident: string): Promise<void> {
    if (this.#leases.get(stack)?.holder === incident) this.#leases.delete(stack);
  }

  #of(stack: string): Mail[] {
    const mail = this.#mail.get(stack) ?? [];
    this.#mail.set(stack, mail);
    return mail;
  }
}
