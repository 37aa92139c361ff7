import { CloudTrailClient, LookupEventsCommand, type LookupEventsCommandOutput } from '@aws-sdk/client-cloudtrail';
import type { LookedFor } from '../core/sweep/suspects.ts';
import type { Clock } from '../ports/clock.ts';
import type { FoundRecords, TrailRecords } from '../ports/trail.ts';

/**
 * LookupEvents takes one attribute, and allows two requests a second, an account and Region (API reference). One of them is
 * left to the backfill, whose clicks are waited for.
 */
const millisecondsBetweenRequests = 1000;
/** The newest are the likeliest. */
const newest = 10;
/** Every plan reads every resource, and reads are in the history too: what changed something may lie below them. */
const mostPages = 4;

export class CloudTrailRecords implements TrailRecords {
  readonly #clients = new Map<string, CloudTrailClient>();
  readonly #clock: Clock;
  readonly #endpoint: string | undefined;
  #asked = false;

  /** @param endpoint where CloudTrail answers, if not where AWS says: in the sandbox. */
  constructor(clock: Clock, endpoint?: string) {
    this.#clock = clock;
    this.#endpoint = endpoint;
  }

  async about({ name, region }: LookedFor, from: Date, to: Date): Promise<FoundRecords> {
    const records: unknown[] = [];
    let NextToken: string | undefined;
    for (let page = 1; page <= mostPages; page += 1) {
      const found: LookupEventsCommandOutput = await this.#page(name, region, from, to, NextToken);
      const changes = (found.Events ?? []).filter(({ ReadOnly }) => ReadOnly !== 'true');
      records.push(...changes.flatMap(({ CloudTrailEvent }) => (CloudTrailEvent ? [JSON.parse(CloudTrailEvent)] : [])));
      NextToken = found.NextToken;
      if (records.length >= newest || NextToken === undefined) break;
    }
    return { records: records.slice(0, newest), isWhole: NextToken === undefined || records.length >= newest };
  }

  async #page(name: string, region: string, StartTime: Date, EndTime: Date, NextToken: string | undefined) {
    if (this.#asked) await this.#clock.wait(millisecondsBetweenRequests);
    this.#asked = true;
    const LookupAttributes = [{ AttributeKey: 'ResourceName' as const, AttributeValue: name }];
    return await this.#in(region).send(
      new LookupEventsCommand({
        StartTime,
        EndTime,
        LookupAttributes,
        MaxResults: 50,
        ...(NextToken && { NextToken }),
      }),
    );
  }

  #in(region: string): CloudTrailClient {
    const known = this.#clients.get(region);
    if (known) return known;
    const settings = {
      region,
      maxAttempts: 4,
      retryMode: 'adaptive',
      ...(this.#endpoint && { endpoint: this.#endpoint }),
    };
    const client = new CloudTrailClient(settings);
    this.#clients.set(region, client);
    return client;
  }
}
