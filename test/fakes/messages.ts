import type { Messages, Telling } from '../../functions/ports/messages.ts';
import type { Chat, ChatMessage } from '../../functions/ports/slack.ts';
import type { FakeIncidents } from './incidents.ts';

/** What Slack shows of each incident, in memory. */
export class FakeMessages implements Messages {
  readonly #incidents: FakeIncidents;
  readonly #telling = new Map<string, number>();

  constructor(incidents: FakeIncidents) {
    this.#incidents = incidents;
  }

  async begin(id: string, now: Date): Promise<Telling | undefined> {
    const held = this.#telling.get(id);
    const incident = this.#incidents.records.get(id);
    if (!incident || (held !== undefined && now.getTime() - held <= 120_000)) return undefined;
    this.#telling.set(id, now.getTime());
    return { incident, since: now.getTime() };
  }
  async posted(id: string, message: { readonly channel: string; readonly ts: string }): Promise<void> {
    await this.#incidents.writeMessage(id, message);
  }
  async told(telling: Telling, card: number, replies: number): Promise<void> {
    const { id } = telling.incident;
    const incident = this.#incidents.records.get(id);
    if (!incident || this.#telling.get(id) !== telling.since) return;
    this.#telling.delete(id);
    this.#incidents.records.set(id, { ...incident, told: card, replies });
  }
  async notTold({ incident: { id }, since }: Telling): Promise<void> {
    if (this.#telling.get(id) === since) this.#telling.delete(id);
  }
}

/** A channel in memory. `down` makes it fail, as Slack may. */
export class FakeChat implements Chat {
  readonly messages = new Map<string, ChatMessage>();
  readonly replies = new Map<string, ChatMessage[]>();
  down = false;
  #posts = 0;

  async post(message: ChatMessage): Promise<{ channel: string; ts: string }> {
    this.#check();
    this.#posts += 1;
    const ts = `${this.#posts}.000000`;
    this.messages.set(ts, message);
    return { channel: 'C1', ts };
  }
  async update({ ts }: { readonly ts: string }, message: ChatMessage): Promise<void> {
    this.#check();
    if (!this.messages.has(ts)) throw new Error('message_not_found');
    this.messages.set(ts, message);
  }
  async reply({ ts }: { readonly ts: string }, message: ChatMessage): Promise<void> {
    this.#check();
    this.replies.set(ts, [...(this.replies.get(ts) ?? []), message]);
  }

  #check(): void {
    if (this.down) throw new Error('Slack does not answer');
  }
}
