import type { Replays } from '../../functions/ports/slack.ts';

/** Signatures in memory: they pass the same contract as those in DynamoDB. */
export class FakeReplays implements Replays {
  readonly #seen = new Set<string>();

  async isFirst(signature: string): Promise<boolean> {
    const isFirst = !this.#seen.has(signature);
    this.#seen.add(signature);
    return isFirst;
  }
}
