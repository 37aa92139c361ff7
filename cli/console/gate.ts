import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/** What a request may do: `in` has the cookie; `sign-in` just spent the one-time token; `machine` may read a documented route; the rest gets nothing. */
export type Admission = 'in' | 'sign-in' | 'machine' | 'refused';

export interface Visit {
  readonly method: string;
  readonly path: string;
  readonly token: string | undefined;
  readonly headers: IncomingHttpHeaders;
}

/**
 * Decides who may see the page. Loopback alone is no protection: any web page that the operator has open can send requests
 * here, under a name of its own that resolves to 127.0.0.1 (DNS rebinding), or as a form. So Host must be ours, whatever
 * changes something must come from our Origin, and all but the machine's routes needs the cookie that a token from the
 * terminal was traded for, once.
 */
export class Gate {
  readonly #port: number;
  readonly #machineRoutes: ReadonlySet<string>;
  readonly #tokens = new Set<string>();
  readonly #sessions = new Set<string>();

  constructor(port: number, machineRoutes: readonly string[]) {
    this.#port = port;
    this.#machineRoutes = new Set(machineRoutes);
  }

  /** A token for the printed address; it opens the page once. */
  token(): string {
    return kept(this.#tokens);
  }

  admit({ method, path, token, headers }: Visit): Admission {
    if (!this.#isOurs(headers)) return 'refused';
    const fromElsewhere = ['same-site', 'cross-site'].includes(String(headers['sec-fetch-site']));
    if (method === 'GET' && path === '/' && token !== undefined) return this.#spend(token) ? 'sign-in' : 'refused';
    if (fromElsewhere) return 'refused';
    if (method === 'GET' && this.#machineRoutes.has(path)) return 'machine';
    if (method !== 'GET' && headers.origin === undefined) return 'refused';
    return known(this.#sessions, cookieOf(headers.cookie, this.cookieName)) ? 'in' : 'refused';
  }

  /** The Set-Cookie header of a new session. Browsers send cookies to every port of a host, hence the port in the name. */
  session(): string {
    return `${this.cookieName}=${kept(this.#sessions)}; Path=/; HttpOnly; SameSite=Strict`;
  }

  get cookieName(): string {
    return `unclick-${this.#port}`;
  }

  #isOurs(headers: IncomingHttpHeaders): boolean {
    const hosts = ['127.0.0.1', 'localhost', '[::1]'].map((name) => `${name}:${this.#port}`);
    const host = headers.host ?? '';
    if (!hosts.includes(host)) return false;
    return headers.origin === undefined || headers.origin === `http://${host}`;
  }

  #spend(token: string): boolean {
    const found = known(this.#tokens, token);
    return found !== undefined && this.#tokens.delete(found);
  }
}

function kept(secrets: Set<string>): string {
  const secret = randomBytes(32).toString('base64url');
  secrets.add(secret);
  return secret;
}

/** The secret that this is, found without telling by the time it takes how much of it was right. */
function known(secrets: ReadonlySet<string>, offered: string | undefined): string | undefined {
  const bytes = Buffer.from(offered ?? '');
  return [...secrets].find((secret) => secret.length === bytes.length && timingSafeEqual(Buffer.from(secret), bytes));
}

function cookieOf(header: string | undefined, name: string): string | undefined {
  const pairs = (header ?? '').split(';').map((pair) => pair.trim().split('='));
  return pairs.find(([key]) => key === name)?.[1];
}
