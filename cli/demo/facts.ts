import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { z } from 'zod';

const state = z.object({
  resources: z.array(
    z.object({
      mode: z.string(),
      type: z.string(),
      name: z.string(),
      instances: z.array(z.object({ attributes: z.record(z.string(), z.unknown()) })),
    }),
  ),
});

/** An attribute of a managed resource, as the state has it now: `aws_vpc.main`, `id`. */
export type Facts = (address: string, attribute: string) => string;

export async function readFacts(client: S3Client, Bucket: string, Key: string): Promise<Facts> {
  const { Body } = await client.send(new GetObjectCommand({ Bucket, Key }));
  return factsOf((await Body?.transformToString()) ?? '{}');
}

/** @throws where the text is no state. */
export function factsOf(text: string): Facts {
  const { resources } = state.parse(JSON.parse(text));
  const managed = new Map(
    resources
      .filter(({ mode }) => mode === 'managed')
      .map((one) => [`${one.type}.${one.name}`, one.instances[0]?.attributes]),
  );
  return (address, attribute) => {
    const value = managed.get(address)?.[attribute];
    if (typeof value !== 'string') throw new Error(`the state has no ${address}.${attribute}`);
    return value;
  };
}
