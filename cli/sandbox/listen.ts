import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export interface Listener {
  readonly url: string;
  close(): Promise<void>;
}

export interface Request {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

export interface Answer {
  readonly status: number;
  readonly type: string;
  readonly body: string;
}

export const json = (status: number, body: unknown, type = 'application/json'): Answer => ({
  status,
  type,
  body: JSON.stringify(body),
});

/** Serves HTTP on a free port of the loopback interface. What `answer` throws becomes a 500 with its message. */
export async function listen(answer: (request: Request) => Answer | Promise<Answer>): Promise<Listener> {
  const server = createServer((incoming, outgoing) => {
    serve(incoming, outgoing, answer).catch((error: unknown) => outgoing.destroy(asError(error)));
  });
  return await onFreePort(server);
}

/** Lets a server listen on a free port of the loopback interface. */
export async function onFreePort(server: Server): Promise<Listener> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('the system named no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function serve(
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  answer: (request: Request) => Answer | Promise<Answer>,
): Promise<void> {
  const { method = 'GET', url = '/', headers } = incoming;
  let reply: Answer;
  try {
    const body = await bodyOf(incoming);
    reply = await answer({ method, path: new URL(url, 'http://localhost').pathname, headers, body });
  } catch (error) {
    reply = json(500, { error: asError(error).message });
  }
  outgoing.writeHead(reply.status, { 'content-type': reply.type }).end(reply.body);
}

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
