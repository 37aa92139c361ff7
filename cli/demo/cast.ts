import type { PutRecord } from '../clicks/clicking.ts';
import { consoleUser, type Persona, terraformRole } from '../clicks/persona.ts';
import type { DemoClick, QuietClick } from './demo-click.ts';
import type { Facts } from './facts.ts';
import { type AwsClients, clientsOf } from './stage.ts';

/** A record that was put on the bus, and when: milliseconds since 1970. */
export interface Recorded {
  readonly eventID: string;
  readonly at: number;
}

/** Everybody who clicks, each with clients of their own. */
export class Cast {
  readonly #endpoint: string;
  readonly #put: PutRecord;
  readonly #clients = new Map<string, AwsClients>();
  #recorded: Recorded[] = [];

  readonly #prepare: (clients: AwsClients) => void;

  constructor(endpoint: string, put: PutRecord, prepare: (clients: AwsClients) => void = () => undefined) {
    this.#endpoint = endpoint;
    this.#put = put;
    this.#prepare = prepare;
  }

  /** Acts, and says which records that left. */
  async play(act: DemoClick | QuietClick, facts: Facts): Promise<readonly Recorded[]> {
    this.#recorded = [];
    await act.click(this.#clientsOf(act.actor), facts);
    return this.#recorded;
  }

  #clientsOf(actor: string): AwsClients {
    const known = this.#clients.get(actor);
    if (known) return known;
    const clients = clientsOf(personaOf(actor), this.#endpoint, async (record) => {
      this.#recorded.push({ eventID: String(record.eventID), at: Date.now() });
      await this.#put(record);
    });
    this.#prepare(clients);
    this.#clients.set(actor, clients);
    return clients;
  }
}

function personaOf(actor: string): Persona {
  return actor === terraformRole.name ? terraformRole : consoleUser(actor);
}
