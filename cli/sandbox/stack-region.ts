import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** The Region of most of the ARNs in a state object; us-east-1 where it has none. */
export async function stackRegion(client: S3Client, Bucket: string, Key: string): Promise<string> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
  const state = (await Body?.transformToString()) ?? '';
  const counts = new Map<string, number>();
  for (const [, region = ''] of state.matchAll(/"arn:aws[\w-]*:[\w-]+:([a-z]{2}-[a-z-]+-\d):/g)) {
    counts.set(region, (counts.get(region) ?? 0) + 1);
  }
  const [most] = [...counts].sort(([, one], [, other]) => other - one);
  return most?.[0] ?? 'us-east-1';
}
