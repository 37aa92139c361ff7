import type { IncomingHttpHeaders } from 'node:http';

/** A request, as far as somebody between a client and AWS understands it. */
export interface RequestSeen {
  readonly service: string;
  /** The `x-amz-target` of JSON protocols; empty for the others. */
  readonly target: string;
  /** The operation, or the method where the protocol is S3's. */
  readonly action: string;
  readonly caller: 'terraform' | 'unclick';
  /** As text, a form's values decoded. */
  readonly text: string;
}

export function requestSeen(method: string, headers: IncomingHttpHeaders, body: Buffer): RequestSeen {
  const service = /Credential=[^/]+\/\d+\/[^/]+\/([^/]+)\//.exec(String(headers.authorization ?? ''))?.[1] ?? '';
  const target = String(headers['x-amz-target'] ?? '');
  const isForm = String(headers['content-type'] ?? '').startsWith('application/x-www-form-urlencoded');
  const raw = service === 's3' ? '' : body.toString('utf8');
  const form = isForm ? new URLSearchParams(raw) : undefined;
  return {
    service,
    target,
    action: target.split('.').at(-1) || form?.get('Action') || method,
    caller: /HashiCorp|terraform/i.test(String(headers['user-agent'] ?? '')) ? 'terraform' : 'unclick',
    text: form ? [...form.values()].join('\n') : raw,
  };
}
