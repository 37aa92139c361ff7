import { type Answer, type Listener, listen, type Request } from './listen.ts';

/** What DynamoDB needs of a request's headers; the rest is the connection's. */
const passedOn = ['authorization', 'content-type', 'x-amz-target', 'x-amz-date'] as const;

/**
 * A door before moto's DynamoDB that lets requests through one by one. moto answers each in a thread of its own, and a
 * transaction that fails puts all tables back to what they were when it began: what others wrote meanwhile would be lost.
 * DynamoDB's transactions are serializable, and so they are behind this door.
 */
export function oneAtATime(endpoint: string): Promise<Listener> {
  let last: Promise<unknown> = Promise.resolve();
  return listen((request) => {
    const turn = last.then(() => pass(endpoint, request));
    last = turn.catch(() => undefined);
    return turn;
  });
}

async function pass(endpoint: string, { method, path, headers, body }: Request): Promise<Answer> {
  const entries = passedOn.flatMap((name) => (headers[name] === undefined ? [] : [[name, String(headers[name])]]));
  const response = await fetch(`${endpoint}${path}`, { method, headers: Object.fromEntries(entries), body });
  const type = response.headers.get('content-type') ?? 'application/x-amz-json-1.0';
  return { status: response.status, type, body: await response.text() };
}
