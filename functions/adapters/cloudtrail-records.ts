import { CloudTrailClient, LookupEventsCommand, type LookupEventsCommandOutput } from '@aws-sdk/client-cloudtrail';
import type { LookedFor } from '../core/sweep/suspects.ts';
import { roleIn } from '../core/take-back/role-in.ts';
import type { Clock } from '../ports/clock.ts';
import type { FoundRecords, TrailRecords } from '../ports/trail.ts';
import { assumedRole } from './assumed-role.ts';

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
  readonly #roles: readonly string[];
  readonly #endpoint: string | undefined;
  #asked = false;

  /**
   * @param roles what the stacks' providers assume: the one of another account asks there
   * @param endpoint where CloudTrail answers, if not where AWS says: in the sandbox
   */
  constructor(clock: Clock, roles: readonly string[], endpoint?: string) {
    this.#clock = clock;
    this.#roles = roles;
    this.#endpoint = endpoint;
  }

  reaches(account: string): boolean {
    return roleIn(account, this.#roles) !== undefined;
  }

  async about(looked: LookedFor, from: Date, to: Date): Promise<FoundRecords> {
    const records: unknown[] = [];
    let NextToken: string | undefined;
    for (let page = 1; page <= mostPages; page += 1) {
      const found: LookupEventsCommandOutput = await this.#page(looked, from, to, NextToken);
      const changes = (found.Events ?? []).filter(({ ReadOnly }) => ReadOnly !== 'true');
      records.push(...changes.flatMap(({ CloudTrailEvent }) => (CloudTrailEvent ? [JSON.parse(CloudTrailEvent)] : [])));
      NextToken = found.NextToken;
      if (records.length >= newest || NextToken === undefined) break;
    }
    return { records: records.slice(0, newest), isWhole: NextToken === undefined || records.length >= newest };
  }

  async #page(looked: LookedFor, StartTime: Date, EndTime: Date, NextToken: string | undefined) {
    if (this.#asked) await this.#clock.wait(millisecondsBetweenRequests);
    this.#asked = true;
    const LookupAttributes = [{ AttributeKey: 'ResourceName' as const, AttributeValue: looked.name }];
    return await this.#in(looked).send(
      new LookupEventsCommand({
        StartTime,
        EndTime,
        LookupAttributes,
        MaxResults: 50,
        ...(NextToken && { NextToken }),
      }),
    );
  }

  #in({ account, region }: LookedFor): CloudTrailClient {
    const place = `${account ?? ''} ${region}`;
    const known = this.#clients.get(place);
    if (known) return known;
    const role = account === undefined ? undefined : roleIn(account, this.#roles);
    const settings = {
      region,
      maxAttempts: 4,
      retryMode: 'adaptive',
      ...(this.#endpoint && { endpoint: this.#endpoint }),
      ...(role !== undefined && { credentials: assumedRole(role, 'unclick-sweep') }),
    };
    const client = new CloudTrailClient(settings);
    this.#clients.set(place, client);
    return client;
  }
}
