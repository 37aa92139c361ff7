import { createHmac, timingSafeEqual } from 'node:crypto';

/** How far a request's timestamp may be from now, in seconds (docs.slack.dev, "Verifying requests from Slack"). */
const windowSeconds = 300;

export type SignatureFault = 'no-signature' | 'bad-timestamp' | 'too-old' | 'wrong-signature';

export interface SignedRequest {
  readonly signature: string | undefined;
  readonly timestamp: string | undefined;
  /** The bytes as they came, before any decoding but base64's. */
  readonly body: Buffer;
}

/** Checks Slack's v0 signature over the raw body; undefined when it is right. Never throws. */
export function signatureFault(request: SignedRequest, secret: string, now: Date): SignatureFault | undefined {
  const { signature, timestamp, body } = request;
  if (!signature || !timestamp) return 'no-signature';
  if (!/^\d{1,12}$/.test(timestamp)) return 'bad-timestamp';
  if (Math.abs(now.getTime() / 1000 - Number(timestamp)) > windowSeconds) return 'too-old';
  const wanted = Buffer.from(sign(body, timestamp, secret));
  const given = Buffer.from(signature);
  // The length of a right signature is no secret; equal lengths are compared in constant time.
  return given.length === wanted.length && timingSafeEqual(given, wanted) ? undefined : 'wrong-signature';
}

/** `v0=` and the HMAC-SHA256 of `v0:<timestamp>:<body>` in hex. */
export function sign(body: Buffer | string, timestamp: string, secret: string): string {
  return `v0=${createHmac('sha256', secret).update(`v0:${timestamp}:`).update(body).digest('hex')}`;
}
