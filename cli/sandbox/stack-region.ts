import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** The Regions of the ARNs in a state object, the most frequent first; us-east-1 where it has none. */
export async function stackRegions(
  client: S3Client,
  Bucket: string,
  Key: string,
): Promise<readonly [string, ...string[]]> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
  return regionsOf((await Body?.transformToString()) ?? '');
}

function regionsOf(state: string): readonly [string, ...string[]] {
  const counts = new Map<string, number>();
  for (const [, region = ''] of state.matchAll(/"arn:aws[\w-]*:[\w-]+:([a-z]{2}-[a-z-]+-\d):/g)) {
    counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  const [most = 'us-east-1', ...others] = [...counts].sort(([, one], [, other]) => other - one).map(([name]) => name);
  return [most, ...others];
}
