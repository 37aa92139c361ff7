import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import type { Incident } from '../core/incident.ts';
import type { Announcements } from '../ports.ts';

/** Puts every change of an incident on a bus, as `unclick.incident`. Without a bus nothing is announced. */
export class EventBusAnnouncements implements Announcements {
  readonly #client = new EventBridgeClient({});
  readonly #bus: string | undefined;

  constructor(bus: string | undefined) {
    this.#bus = bus;
  }

  async announce(incident: Incident): Promise<void> {
    if (!this.#bus) return;
    const Detail = JSON.stringify(summary(incident));
    const entry = { EventBusName: this.#bus, Source: 'unclick', DetailType: 'unclick.incident', Detail };
    const { FailedEntryCount, Entries } = await this.#client.send(new PutEventsCommand({ Entries: [entry] }));
    if (FailedEntryCount) throw new Error(`the bus ${this.#bus} refused the incident: ${Entries?.[0]?.ErrorMessage}`);
  }
}

/** An event has 256 KB at most: the redacted changes and the error text stay in the incident's record. */
function summary(incident: Incident) {
  const { id, stack, status, outcome, addresses, openedAt, closedAt } = incident;
  const clicks = incident.clicks.slice(0, 100).map(({ eventID, eventSource, eventName, actor }) => {
    return { eventID, eventSource, eventName, actor: actor.name };
  });
  const reasons = incident.reasons.slice(0, 100).map(({ code, address, attribute }) => ({ code, address, attribute }));
  return { id, stack, status, outcome, addresses: addresses.slice(0, 500), clicks, reasons, openedAt, closedAt };
}
