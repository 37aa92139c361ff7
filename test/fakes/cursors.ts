import type { Cursors } from '../../functions/ports/trail.ts';

/** Cursors in memory: they pass the same contract as those in DynamoDB. */
export class FakeCursors implements Cursors {
  readonly places = new Map<string, Date>();

  async read(region: string): Promise<Date | undefined> {
    return this.places.get(region);
  }
  async write(region: string, until: Date): Promise<void> {
    this.places.set(region, until);
  }
}
