import type { ServerResponse } from 'node:http';
import type { Markup } from '../markup/html.ts';

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** No inline script, no frame, nothing from elsewhere: text that someone else wrote cannot become code, nor phone home. */
const contentSecurityPolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join('; ');

/** On every answer, refusals included. `same-origin` and not `no-referrer`, under which a form's Origin would be `null`. */
export const protectiveHeaders: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'same-origin',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cache-control': 'no-store',
};

export const page = (markup: Markup, status = 200): Answer => ({
  status,
  type: 'text/html; charset=utf-8',
  body: `<!doctype html>${markup.text}`,
});

export const plain = (status: number, body: string): Answer => ({ status, type: 'text/plain; charset=utf-8', body });

export const json = (body: unknown): Answer => ({ status: 200, type: 'application/json', body: JSON.stringify(body) });

/** To another page of ours, after a form was sent: a reload then sends nothing twice. */
export const seeOther = (location: string): Answer => ({ ...plain(303, ''), headers: { location } });

export function send(response: ServerResponse, { status, type, body, headers }: Answer): void {
  response.writeHead(status, { ...protectiveHeaders, 'content-type': type, ...headers }).end(body);
}
