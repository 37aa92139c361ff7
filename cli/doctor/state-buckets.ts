import { GetBucketNotificationConfigurationCommand, GetBucketVersioningCommand, S3Client } from '@aws-sdk/client-s3';
import type { Stacks } from '../../functions/core/stacks.ts';
import { type Finding, finding } from './finding.ts';

const { ok, warn } = finding('state buckets');

/** Whether a state's change is heard of at once, or by the listing every ten minutes. Never switched on behind anybody's back. */
export async function checkStateBuckets(stacks: Stacks): Promise<Finding[]> {
  const places = [...stacks.all.map(({ state }) => state), ...stacks.patterns];
  const regions = new Map(places.map(({ bucket, region }) => [bucket, region]));
  const found: Finding[] = [];
  for (const [Bucket, region] of regions) {
    const client = new S3Client({ region });
    const { EventBridgeConfiguration } = await client.send(new GetBucketNotificationConfigurationCommand({ Bucket }));
    found.push(
      EventBridgeConfiguration
        ? ok(`${Bucket} tells EventBridge of its changes`)
        : warn(
            `${Bucket} does not tell EventBridge of its changes: the index follows within ten minutes`,
            howToNotify(Bucket),
          ),
    );
    const { Status } = await client.send(new GetBucketVersioningCommand({ Bucket }));
    if (Status !== 'Enabled')
      found.push(
        warn(`${Bucket} keeps no versions`, 'switch versioning on: a broken state cannot be brought back otherwise'),
      );
  }
  return found;
}

function howToNotify(bucket: string): string {
  return `in Terraform: resource "aws_s3_bucket_notification" "states" { bucket = "${bucket}", eventbridge = true }`;
}
