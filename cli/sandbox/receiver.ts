import type { Functions } from './functions.ts';
import { type Answer, type Listener, listen, type Request } from './listen.ts';

/**
 * The function URL of receive-decision, on this machine: the request's bytes go into the event as AWS would put them there
 * (payload format 2.0, the body in base64, header names in lower case), and the function's answer goes back as it is.
 */
export function startReceiver(functions: Functions): Promise<Listener> {
  return listen(async (request) => answerOf(await functions.invoke('receive-decision', eventOf(request))));
}

function eventOf({ method, path, headers, body }: Request) {
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    headers,
    body: Buffer.from(body).toString('base64'),
    isBase64Encoded: true,
    requestContext: { http: { method, path, protocol: 'HTTP/1.1' } },
  };
}

function answerOf(result: unknown): Answer {
  const {
    statusCode = 200,
    headers = {},
    body = '',
  } = result as {
    statusCode?: number;
    headers?: Record<string, string>;
    body?: string;
  };
  return { status: statusCode, type: headers['content-type'] ?? 'text/plain', body };
}
