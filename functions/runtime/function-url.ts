import type { SlackRequest } from '../core/slack/request.ts';

/** A request to a Lambda function URL (payload format 2.0), as far as it is looked at. Header names come in lower case. */
export interface UrlRequest {
  readonly headers?: Readonly<Record<string, string | undefined>>;
  readonly body?: string;
  readonly isBase64Encoded?: boolean;
  readonly requestContext?: { readonly http?: { readonly method?: string } };
}

export interface UrlAnswer {
  readonly statusCode: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

/** The body's bytes as they were sent. */
export function bodyOf({ body = '', isBase64Encoded }: UrlRequest): Buffer {
  return Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
}

/** Slack's answer: a modal stays open with its faults, a command is answered to its writer alone, a pressed button needs no body. */
export function slackAnswer(
  kind: SlackRequest['kind'],
  { errors, text }: { readonly errors?: Readonly<Record<string, string>>; readonly text?: string },
): UrlAnswer {
  if (kind === 'keep' && errors) return json({ response_action: 'errors', errors });
  if (kind === 'command') return json({ response_type: 'ephemeral', text });
  return { statusCode: 200 };
}

function json(value: unknown): UrlAnswer {
  return { statusCode: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(value) };
}
