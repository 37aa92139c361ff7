import { createHash, createHmac } from 'node:crypto';
import { STSClient } from '@aws-sdk/client-sts';
import { SignatureV4 } from '@smithy/signature-v4';
import { z } from 'zod';

const answer = z.object({ Connection: z.object({ ConnectionStatus: z.string() }) });
const refusal = z.object({ __type: z.string() });

/** SHA-256, keyed where it is given a key, as the signer wants it. */
class Sha256 {
  readonly #hash;
  constructor(key?: string | ArrayBuffer | ArrayBufferView) {
    this.#hash = key === undefined ? createHash('sha256') : createHmac('sha256', bytes(key));
  }
  update(data: string | ArrayBuffer | ArrayBufferView): void {
    this.#hash.update(bytes(data));
  }
  async digest(): Promise<Uint8Array> {
    return this.#hash.digest();
  }
}

/**
 * AVAILABLE, PENDING or ERROR; else why it was not told. One call of CodeConnections (AWS JSON 1.0), whose client would be
 * the whole of a dependency for it.
 */
export async function connectionStatus(arn: string): Promise<string> {
  const [, , , region = ''] = arn.split(':');
  const endpoint = process.env.AWS_ENDPOINT_URL ?? `https://codeconnections.${region}.amazonaws.com`;
  const url = new URL(process.env.AWS_ENDPOINT_URL_CODECONNECTIONS ?? endpoint);
  const request = {
    method: 'POST',
    protocol: url.protocol,
    hostname: url.hostname,
    path: '/',
    headers: {
      host: url.host,
      'content-type': 'application/x-amz-json-1.0',
      'x-amz-target': 'com.amazonaws.codeconnections.CodeConnections_20231201.GetConnection',
    },
    body: JSON.stringify({ ConnectionArn: arn }),
  };
  const { credentials } = new STSClient({}).config;
  const signer = new SignatureV4({ service: 'codeconnections', region, credentials, sha256: Sha256 });
  try {
    const { method, headers, body } = await signer.sign(request);
    const response = await fetch(url, { method, headers, body, signal: AbortSignal.timeout(10_000) });
    const said: unknown = await response.json();
    return response.ok ? answer.parse(said).Connection.ConnectionStatus : refusal.parse(said).__type;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function bytes(data: string | ArrayBuffer | ArrayBufferView): Uint8Array | string {
  if (typeof data === 'string') return data;
  return ArrayBuffer.isView(data)
    ? new Uint8Array(data.buffer, data.byteOffset, data.byteLength)
    : new Uint8Array(data);
}
