import { Agent, createServer, type IncomingMessage, request, type ServerResponse } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { type Listener, onFreePort } from '../../cli/sandbox/listen.ts';
import type { Chance } from '../model/chance.ts';
import { type Mishap, refusal } from './mishap.ts';
import { type RequestSeen, requestSeen } from './request-seen.ts';
import type { Tally } from './tally.ts';

/** How often a request meets with each mishap while there is trouble. */
const rates: readonly (readonly [Mishap, number])[] = [
  ['error', 0.1],
  ['throttled', 0.1],
  ['lost as a 500', 0.03],
  ['lost with the connection', 0.03],
];

export interface FaultProxyParts {
  /** Which door this is: the chance of a request goes by it. */
  readonly name: string;
  readonly chance: Chance;
  readonly tally: Tally;
  /** Whether AWS is in trouble at this moment. */
  readonly isTrouble: () => boolean;
  /** Hears of each request that AWS carried out, and whether its caller was told so. */
  readonly carriedOut: (seen: RequestSeen, answered: boolean) => void;
}

/**
 * Stands between unclick and its AWS. Which mishap befalls the nth request is decided by the seed, before AWS hears of it; what
 * the nth request is, is up to the machine.
 */
export async function startFaultProxy(upstream: string, parts: FaultProxyParts): Promise<Listener> {
  // A connection that is used again may have been closed by AWS meanwhile: one mishap that nobody counted.
  const agent = new Agent({ keepAlive: false });
  let number = 0;
  const server = createServer((incoming, outgoing) => {
    number += 1;
    pass({ upstream, agent, number }, parts, incoming, outgoing).catch(() => outgoing.destroy());
  });
  return await onFreePort(server);
}

interface Way {
  readonly upstream: string;
  readonly agent: Agent;
  readonly number: number;
}

async function pass(way: Way, parts: FaultProxyParts, incoming: IncomingMessage, outgoing: ServerResponse) {
  const body = await buffer(incoming);
  const seen = requestSeen(incoming.method ?? 'GET', incoming.headers, body);
  const mishap = parts.isTrouble() ? mishapOf(`${parts.name} ${way.number}`, parts.chance, seen) : undefined;
  if (mishap) parts.tally.count(mishap);
  const refused = mishap && refusal(mishap, seen);
  if (refused && (mishap === 'error' || mishap === 'throttled')) {
    outgoing.writeHead(refused.status, { 'content-type': refused.type }).end(refused.body);
    return;
  }
  const answer = await forward(way, incoming, body);
  const answerBody = await buffer(answer);
  const status = answer.statusCode ?? 500;
  if (status < 400) parts.carriedOut(seen, mishap === undefined);
  if (mishap === 'lost with the connection') outgoing.destroy();
  else if (refused) outgoing.writeHead(refused.status, { 'content-type': refused.type }).end(refused.body);
  else outgoing.writeHead(status, answer.rawHeaders).end(answerBody);
}

/**
 * Where a create's answer is lost, Terraform tries again, is told that the thing is there already, and can do nothing with it:
 * its own affair, and not played.
 */
function mishapOf(name: string, chance: Chance, seen: RequestSeen): Mishap | undefined {
  let luck = chance.of(`request ${name}`);
  const mayBeLost = seen.caller === 'unclick' || !/^(Create|Put)/i.test(seen.action);
  for (const [mishap, rate] of rates) {
    if (luck < rate) return mayBeLost || !mishap.startsWith('lost') ? mishap : undefined;
    luck -= rate;
  }
  return undefined;
}

function forward({ upstream, agent }: Way, incoming: IncomingMessage, body: Buffer): Promise<IncomingMessage> {
  const { expect: _answeredHere, 'transfer-encoding': _whole, ...headers } = incoming.headers;
  const options = { method: incoming.method, agent, headers: { ...headers, 'content-length': body.length } };
  return new Promise((resolve, reject) => {
    const passed = request(`${upstream}${incoming.url}`, options, resolve);
    passed.once('error', reject);
    passed.end(body);
  });
}
