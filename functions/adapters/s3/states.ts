import { GetObjectCommand, NoSuchKey, S3Client } from '@aws-sdk/client-s3';
import type { StateObject, States } from '../../ports/states.ts';
import { listKeys } from './list.ts';

/** State objects from S3, one client a Region. */
export class S3States implements States {
  readonly #clients = new Map<string, S3Client>();

  async read(
    location: { bucket: string; key: string; region: string },
    etag?: string,
  ): Promise<StateObject | 'unchanged' | undefined> {
    try {
      const object = await this.#client(location.region).send(
        new GetObjectCommand({ Bucket: location.bucket, Key: location.key, ...(etag && { IfNoneMatch: etag }) }),
      );
      return { body: (await object.Body?.transformToString('utf-8')) ?? '', etag: object.ETag ?? '' };
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      if (isNotModified(error)) return 'unchanged';
      throw new Error(`cannot read s3://${location.bucket}/${location.key}`, { cause: error });
    }
  }

  list(place: { bucket: string; prefix: string; region: string }): AsyncIterable<string> {
    return listKeys(this.#client(place.region), place.bucket, place.prefix);
  }

  #client(region: string): S3Client {
    const known = this.#clients.get(region);
    if (known) return known;
    const client = new S3Client({ region });
    this.#clients.set(region, client);
    return client;
  }
}

/** S3 answers 304 to IfNoneMatch; the SDK makes an error of it that has no class of its own. */
function isNotModified(error: unknown): boolean {
  return (
    error instanceof Error && '$metadata' in error && JSON.stringify(error.$metadata).includes('"httpStatusCode":304')
  );
}
