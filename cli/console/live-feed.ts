import type { IncomingMessage, ServerResponse } from 'node:http';
import { protectiveHeaders } from './answer.ts';

/** Server-sent events: tells every open page that there is news. The store is asked only while somebody looks. */
export class LiveFeed {
  readonly #look: () => Promise<boolean>;
  readonly #every: number;
  readonly #pages = new Set<ServerResponse>();
  #timer: NodeJS.Timeout | undefined;
  #wasNudged = false;

  constructor(look: () => Promise<boolean>, every: number) {
    this.#look = look;
    this.#every = every;
  }

  join(request: IncomingMessage, response: ServerResponse): void {
    response.writeHead(200, { ...protectiveHeaders, 'content-type': 'text/event-stream' }).write('retry: 1000\n\n');
    this.#pages.add(response);
    request.once('close', () => this.#pages.delete(response));
    if (!this.#timer) this.#schedule();
  }

  /** Something was done here: every page is told at the next beat, whatever the store says. */
  nudge(): void {
    this.#wasNudged = true;
  }

  close(): void {
    clearTimeout(this.#timer);
    for (const page of this.#pages) page.end();
    this.#pages.clear();
  }

  #schedule(): void {
    this.#timer = setTimeout(() => void this.#beat(), this.#every);
  }

  /** A store that cannot be read is told too, and asked again. */
  async #beat(): Promise<void> {
    const news = await this.#look().then(
      (changed) => (changed || this.#wasNudged ? 'news' : undefined),
      () => 'trouble',
    );
    this.#wasNudged = false;
    for (const page of this.#pages) page.write(news ? `event: ${news}\ndata: 1\n\n` : ': beat\n\n');
    this.#timer = undefined;
    if (this.#pages.size > 0) this.#schedule();
  }
}
