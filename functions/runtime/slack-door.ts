import { readSlackRequest, type SlackRequest } from '../core/slack/request.ts';
import { bodyOf, type UrlRequest } from './function-url.ts';
import { signatureFault } from './slack-signature.ts';

/** Slack's own requests are a few kilobytes; a card's state with its largest fields stays far below this. */
const longestBody = 100_000;

export type Admitted =
  | { readonly admitted: true; readonly request: SlackRequest; readonly signature: string }
  | { readonly admitted: false; readonly status: 400 | 401 | 405 | 409 | 413; readonly because: string };

/** What must be known of a request before anything is done: how it came, how long it is, who signed it, what it says. */
export interface Door {
  readonly secret: () => Promise<string>;
  readonly isFirst: (signature: string, now: Date) => Promise<boolean>;
  readonly now: () => Date;
}

/** Lets in what Slack signed, once, within five minutes, and in a form that is known. Cheapest check first. */
export async function admit(event: UrlRequest, door: Door): Promise<Admitted> {
  if (event.requestContext?.http?.method !== 'POST') return refused(405, 'not a POST');
  const body = bodyOf(event);
  if (body.length > longestBody) return refused(413, `${body.length} bytes`);
  const { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp } = event.headers ?? {};
  const now = door.now();
  const fault = signatureFault({ signature, timestamp, body }, await door.secret(), now);
  if (fault || !signature) return refused(401, fault ?? 'no-signature');
  const request = readSlackRequest(body.toString('utf8'));
  if (!request) return refused(400, 'not a request that is known');
  if (!(await door.isFirst(signature, now))) return refused(409, 'replayed');
  return { admitted: true, request, signature };
}

function refused(status: 400 | 401 | 405 | 409 | 413, because: string): Admitted {
  return { admitted: false, status, because };
}
