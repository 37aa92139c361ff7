import { EventBridgeClient, PutEventsCommand } from '@aws-sdk/client-eventbridge';
import { announcement } from '../core/announcement.ts';
import type { Incident } from '../core/incident.ts';
import type { Announcements } from '../ports/announcements.ts';

/** Puts every change of an incident on a bus, as `unclick.incident`. Without a bus nothing is announced. */
export class EventBusAnnouncements implements Announcements {
  readonly #client = new EventBridgeClient({});
  readonly #bus: string | undefined;

  constructor(bus: string | undefined) {
    this.#bus = bus;
  }

  async announce(incident: Incident): Promise<void> {
    if (!this.#bus) return;
    const Detail = JSON.stringify(announcement(incident));
    const entry = { EventBusName: this.#bus, Source: 'unclick', DetailType: 'unclick.incident', Detail };
    const { FailedEntryCount, Entries } = await this.#client.send(new PutEventsCommand({ Entries: [entry] }));
    if (FailedEntryCount) throw new Error(`the bus ${this.#bus} refused the incident: ${Entries?.[0]?.ErrorMessage}`);
  }
}
