import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { Ledger } from '../ledger/ledger.ts';
import { act } from './actions.ts';
import { type Answer, json, page, plain, send } from './answer.ts';
import { asset } from './assets.ts';
import { Gate } from './gate.ts';
import { LiveFeed } from './live-feed.ts';
import { enteringPage, refusedPage } from './page/refused.ts';
import { readForm } from './read-form.ts';
import type { Sources } from './sources.ts';
import { showView } from './views.ts';

export interface ConsoleOptions {
  readonly sources: Sources;
  /** How often the store is asked for news while somebody looks, in milliseconds. */
  readonly every: number;
  /** Documented routes for programs on this machine: read-only, without a cookie. The sandbox has them, a deployment none. */
  readonly machineRoutes?: Readonly<Record<string, () => Promise<unknown>>>;
  readonly port?: number;
}

export interface ConsoleServer {
  /** Without a path: `http://127.0.0.1:8080`. */
  readonly url: string;
  /** The page's address with a fresh one-time token. */
  link(): string;
  close(): Promise<void>;
}

interface House {
  readonly options: ConsoleOptions;
  readonly gate: Gate;
  readonly ledger: Ledger;
  readonly feed: LiveFeed;
}

/** Serves the page on the loopback interface. */
export async function startConsole(options: ConsoleOptions): Promise<ConsoleServer> {
  let house: House | undefined;
  const server = createServer((request, response) => {
    if (!house) return void response.destroy();
    serve(house, request, response).catch((error: unknown) => fail(response, error));
  });
  const port = await listenOn(server, options.port ?? 0);
  const ledger = new Ledger(options.sources.incidents);
  const gate = new Gate(port, Object.keys(options.machineRoutes ?? {}));
  const feed = new LiveFeed(() => ledger.look(), options.every);
  house = { options, gate, ledger, feed };
  const url = `http://127.0.0.1:${port}`;
  return { url, link: () => `${url}/?token=${gate.token()}`, close: () => close(server, feed) };
}

async function serve(house: House, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { pathname: path, searchParams } = new URL(request.url ?? '/', 'http://localhost');
  const method = request.method ?? 'GET';
  const token = searchParams.get('token') ?? undefined;
  const admission = house.gate.admit({ method, path, token, headers: request.headers });
  const machine = house.options.machineRoutes?.[path];
  if (admission === 'refused') return send(response, page(refusedPage(), 403));
  if (admission === 'machine' && machine) return send(response, json(await machine()));
  if (admission === 'sign-in')
    return send(response, { ...page(enteringPage()), headers: { 'set-cookie': house.gate.session() } });
  if (method === 'GET' && path === '/events') return house.feed.join(request, response);
  return send(response, await answer(house, request, path, searchParams));
}

async function answer(
  { options, ledger, feed }: House,
  request: IncomingMessage,
  path: string,
  search: URLSearchParams,
): Promise<Answer> {
  if (request.method === 'POST') {
    const form = await readForm(request);
    if (!form) return plain(413, 'That is more than any form here sends.');
    const answered = await act(options.sources, path, form);
    feed.nudge();
    return answered;
  }
  if (request.method !== 'GET') return plain(405, 'Only GET and POST.');
  return (await asset(path)) ?? (await showView(options.sources, ledger, path, search));
}

function fail(response: ServerResponse, error: unknown): void {
  const words = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  if (response.headersSent) response.destroy();
  else send(response, plain(500, words));
}

function listenOn(server: Server, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => {
      const address = server.address();
      if (address === null || typeof address === 'string') reject(new Error('the system named no port'));
      else resolve(address.port);
    });
  });
}

function close(server: Server, feed: LiveFeed): Promise<void> {
  feed.close();
  return new Promise((resolve) => {
    server.close(() => resolve());
    server.closeAllConnections();
  });
}
