import { GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import type { States } from '../ports.ts';

/** State objects from S3, one client a Region. */
export class S3States implements States {
  readonly #clients = new Map<string, S3Client>();

  async read(location: { bucket: string; key: string; region: string }): Promise<string | undefined> {
    try {
      const object = await this.#client(location.region).send(
        new GetObjectCommand({ Bucket: location.bucket, Key: location.key }),
      );
      return await object.Body?.transformToString('utf-8');
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw new Error(`cannot read s3://${location.bucket}/${location.key}`, { cause: error });
    }
  }

  #client(region: string): S3Client {
    const known = this.#clients.get(region);
    if (known) return known;
    const client = new S3Client({ region });
    this.#clients.set(region, client);
    return client;
  }
}
