import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import type { Plans } from '../../functions/ports/plans.ts';

/** Kept plans in memory, under their digests. */
export class FakePlans implements Plans {
  readonly kept = new Map<string, Buffer>();
  readonly expired = new Set<string>();

  async keep(incident: string, file: string): Promise<{ digest: string; expiresAt: string }> {
    return this.#keep(incident, readFileSync(file));
  }

  async keepText(incident: string, text: string): Promise<{ digest: string; expiresAt: string }> {
    return this.#keep(incident, Buffer.from(text));
  }

  #keep(incident: string, bytes: Buffer): { digest: string; expiresAt: string } {
    const digest = createHash('sha256').update(bytes).digest('hex');
    this.kept.set(`${incident}/${digest}`, bytes);
    return { digest, expiresAt: '2026-01-02T00:00:00.000Z' };
  }

  async fetch(incident: string, digest: string, file: string): Promise<void> {
    const bytes = this.kept.get(`${incident}/${digest}`);
    if (!bytes || this.expired.has(digest)) throw new Error(`the plan ${digest} is gone`);
    writeFileSync(file, bytes);
  }
}
