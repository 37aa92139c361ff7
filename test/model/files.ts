import { createHash } from 'node:crypto';
import type { Plans } from '../../functions/ports/plans.ts';

/** Files that live as long as the world does. */
export class Files {
  readonly #texts = new Map<string, string>();

  write(path: string, text: string): void {
    this.#texts.set(path, text);
  }

  read(path: string): string {
    const text = this.#texts.get(path);
    if (text === undefined) throw new Error(`there is no file ${path}`);
    return text;
  }
}

/** Kept plans, under their digests. */
export class KeptPlans implements Plans {
  readonly #files: Files;
  readonly #now: () => number;

  constructor(files: Files, now: () => number) {
    this.#files = files;
    this.#now = now;
  }

  async keep(incident: string, file: string): Promise<{ digest: string; expiresAt: string }> {
    return await this.keepText(incident, this.#files.read(file));
  }

  async keepText(incident: string, text: string): Promise<{ digest: string; expiresAt: string }> {
    const digest = createHash('sha256').update(text).digest('hex');
    this.#files.write(`kept/${incident}/${digest}`, text);
    return { digest, expiresAt: new Date(this.#now() + 86_400_000).toISOString() };
  }

  async fetch(incident: string, digest: string, file: string): Promise<void> {
    this.#files.write(file, this.#files.read(`kept/${incident}/${digest}`));
  }
}
