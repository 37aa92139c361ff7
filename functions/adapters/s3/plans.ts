import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { Clock } from '../../ports/clock.ts';
import type { Plans } from '../../ports/plans.ts';

/** A plan that cannot be had any more: expired, gone, or not the one that was approved. Nothing may be applied. */
export class PlanGone extends Error {
  override name = 'PlanGone';
}

/**
 * Saved plans in the plan bucket, whose default encryption is the deployment's KMS key and whose lifecycle removes them.
 * A plan holds secrets in clear, so it is kept no longer than a decision may take.
 */
export class S3Plans implements Plans {
  readonly #client = new S3Client({});
  readonly #bucket: string;
  readonly #clock: Clock;
  readonly #keepSeconds: number;

  constructor(bucket: string, clock: Clock, keepSeconds = 86_400) {
    this.#bucket = bucket;
    this.#clock = clock;
    this.#keepSeconds = keepSeconds;
  }

  async keep(incident: string, file: string): Promise<{ digest: string; expiresAt: string }> {
    return await this.#keep(incident, await readFile(file));
  }

  async keepText(incident: string, text: string): Promise<{ digest: string; expiresAt: string }> {
    return await this.#keep(incident, Buffer.from(text));
  }

  async #keep(incident: string, Body: Buffer): Promise<{ digest: string; expiresAt: string }> {
    const digest = sha256(Body);
    const expiresAt = new Date(this.#clock.now().getTime() + this.#keepSeconds * 1000).toISOString();
    await this.#client.send(
      new PutObjectCommand({
        Bucket: this.#bucket,
        Key: keyOf(incident, digest),
        Body,
        Metadata: { expires: expiresAt },
      }),
    );
    return { digest, expiresAt };
  }

  async fetch(incident: string, digest: string, file: string): Promise<void> {
    const { bytes, expiresAt } = await this.#get(incident, digest);
    if (!expiresAt || new Date(expiresAt) <= this.#clock.now())
      throw new PlanGone(`the plan ${digest} expired at ${expiresAt}`);
    if (sha256(bytes) !== digest) throw new PlanGone(`the plan kept as ${digest} has another digest: it was changed`);
    await writeFile(file, bytes, { mode: 0o600 });
  }

  async #get(incident: string, digest: string): Promise<{ bytes: Uint8Array; expiresAt?: string }> {
    try {
      const object = await this.#client.send(
        new GetObjectCommand({ Bucket: this.#bucket, Key: keyOf(incident, digest) }),
      );
      const bytes = (await object.Body?.transformToByteArray()) ?? new Uint8Array();
      const expiresAt = object.Metadata?.expires;
      return { bytes, ...(expiresAt !== undefined && { expiresAt }) };
    } catch (error) {
      if (error instanceof NoSuchKey) throw new PlanGone(`the plan ${digest} is gone`, { cause: error });
      throw error;
    }
  }
}

const keyOf = (incident: string, digest: string) => `plans/${incident}/${digest}.tfplan`;

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
