import { gunzipSync, gzipSync } from 'node:zlib';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Manifest, Manifests } from '../../ports/state-index.ts';
import { listKeys } from './list.ts';

/** One object a stack, beside the plans: `index/<stack>.json.gz`. It holds keys and digests, no values. */
export class S3Manifests implements Manifests {
  readonly #client: S3Client;
  readonly #bucket: string;

  constructor(bucket: string, client = new S3Client({})) {
    this.#bucket = bucket;
    this.#client = client;
  }

  async read(stack: string): Promise<(Manifest & { readonly writtenAt?: Date }) | undefined> {
    try {
      const object = await this.#client.send(new GetObjectCommand({ Bucket: this.#bucket, Key: keyOf(stack) }));
      const bytes = await object.Body?.transformToByteArray();
      if (!bytes) return undefined;
      const manifest: Manifest = JSON.parse(gunzipSync(bytes).toString('utf8'));
      return { ...manifest, ...(object.LastModified && { writtenAt: object.LastModified }) };
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }

  async write(stack: string, manifest: Manifest): Promise<void> {
    const Body = gzipSync(JSON.stringify(manifest));
    await this.#client.send(new PutObjectCommand({ Bucket: this.#bucket, Key: keyOf(stack), Body }));
  }

  async *list(): AsyncIterable<string> {
    for await (const key of listKeys(this.#client, this.#bucket, prefix)) {
      yield key.slice(prefix.length, -suffix.length);
    }
  }
}

const prefix = 'index/';
const suffix = '.json.gz';
const keyOf = (stack: string) => `${prefix}${stack}${suffix}`;
