import type { Chat, ChatMessage, Messages } from '../../functions/ports.ts';
import type { FakeIncidents } from './incidents.ts';

/** What Slack shows of each incident, in memory. */
export class FakeMessages implements Messages {
  readonly #incidents: FakeIncidents;
  readonly #posting = new Map<string, number>();

  constructor(incidents: FakeIncidents) {
    this.#incidents = incidents;
  }

  async mayPost(id: string, now: Date): Promise<boolean> {
    const since = this.#posting.get(id);
    if (this.#incidents.records.get(id)?.message || (since !== undefined && now.getTime() - since < 120_000))
      return false;
    this.#posting.set(id, now.getTime());
    return true;
  }
  async posted(id: string, message: { readonly channel: string; readonly ts: string }): Promise<void> {
    await this.#incidents.writeMessage(id, message);
    this.#posting.delete(id);
  }
  async notPosted(id: string): Promise<void> {
    this.#posting.delete(id);
  }
  async told(id: string, card: number, replies: number): Promise<void> {
    const incident = this.#incidents.records.get(id);
    if (incident && (incident.told ?? -1) <= card)
      this.#incidents.records.set(id, { ...incident, told: card, replies });
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
