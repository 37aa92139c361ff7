import {
  CloudTrailClient,
  DescribeTrailsCommand,
  GetTrailStatusCommand,
  LookupEventsCommand,
  type LookupEventsCommandOutput,
  type Trail as TrailDescription,
} from '@aws-sdk/client-cloudtrail';
import type { Clock } from '../ports/clock.ts';
import type { Trail, TrailStatus } from '../ports/trail.ts';
import type { RoleCredentials } from './assumed-role.ts';

/** LookupEvents: two requests a second, an account and Region ("Quotas in AWS CloudTrail"). */
const millisecondsBetweenPages = 500;

export class CloudTrailTrail implements Trail {
  readonly #client: CloudTrailClient;
  readonly #clock: Clock;

  /** @param credentials of a role in another account; left out, this account's own */
  constructor(region: string, clock: Clock, credentials?: () => Promise<RoleCredentials>) {
    const patience = { maxAttempts: 6, retryMode: 'adaptive' } as const;
    this.#client = new CloudTrailClient({ region, ...patience, ...(credentials && { credentials }) });
    this.#clock = clock;
  }

  async statuses(): Promise<readonly TrailStatus[]> {
    const { trailList = [] } = await this.#client.send(new DescribeTrailsCommand({ includeShadowTrails: true }));
    return await Promise.all(trailList.map((trail) => this.#status(trail)));
  }

  async #status({ TrailARN = '', Name = TrailARN }: TrailDescription): Promise<TrailStatus> {
    const status = await this.#client.send(new GetTrailStatusCommand({ Name: TrailARN }));
    const deliveryError = status.LatestDeliveryError || status.LatestCloudWatchLogsDeliveryError;
    return { name: Name, isLogging: status.IsLogging === true, ...(deliveryError && { deliveryError }) };
  }

  async *lookup(from: Date, to: Date): AsyncIterable<string> {
    let NextToken: string | undefined;
    do {
      const page: LookupEventsCommandOutput = await this.#client.send(
        new LookupEventsCommand({
          StartTime: from,
          EndTime: to,
          LookupAttributes: [{ AttributeKey: 'ReadOnly', AttributeValue: 'false' }],
          MaxResults: 50,
          ...(NextToken && { NextToken }),
        }),
      );
      for (const event of page.Events ?? []) if (event.CloudTrailEvent) yield event.CloudTrailEvent;
      NextToken = page.NextToken;
      if (NextToken) await this.#clock.wait(millisecondsBetweenPages);
    } while (NextToken);
  }
}
