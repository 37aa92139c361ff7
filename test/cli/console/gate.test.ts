import { describe, expect, it } from 'vitest';
import { Gate, type Visit } from '../../../cli/console/gate.ts';

const port = 4711;
const host = `127.0.0.1:${port}`;

function visit(fields: Partial<Visit> = {}, headers: Visit['headers'] = {}): Visit {
  return { method: 'GET', path: '/', token: undefined, ...fields, headers: { host, ...headers } };
}

function entered() {
  const gate = new Gate(port, ['/api/incidents']);
  const cookie = gate.session().split(';')[0] ?? '';
  return { gate, cookie };
}

describe('the gate', () => {
  it('opens once for a token', () => {
    const gate = new Gate(port, []);
    const token = gate.token();
    expect(gate.admit(visit({ token }))).toBe('sign-in');
    expect(gate.admit(visit({ token }))).toBe('refused');
  });

  it.each([undefined, '', 'x', 'a'.repeat(43)])('opens for no other token: %s', (token) => {
    const gate = new Gate(port, []);
    gate.token();
    expect(gate.admit(visit({ token }))).toBe('refused');
  });

  it('spends a token on a GET of the page only', () => {
    const gate = new Gate(port, []);
    const token = gate.token();
    expect(gate.admit(visit({ token, method: 'HEAD' }))).toBe('refused');
    expect(gate.admit(visit({ token, path: '/history' }))).toBe('refused');
    expect(gate.admit(visit({ token }))).toBe('sign-in');
  });

  it('lets the cookie in, and makes it one that no script and no other site can use', () => {
    const { gate, cookie } = entered();
    expect(gate.admit(visit({ path: '/history' }, { cookie: `other=1; ${cookie}` }))).toBe('in');
    expect(gate.session()).toMatch(/; HttpOnly; SameSite=Strict$/);
  });

  it.each([
    ['no cookie', {}],
    ['a guessed cookie', { cookie: `unclick-${port}=${'a'.repeat(43)}` }],
    ['a cookie of another port', { cookie: `unclick-1=${'a'.repeat(43)}` }],
  ])('refuses %s', (_, headers) => {
    expect(entered().gate.admit(visit({ path: '/history' }, headers))).toBe('refused');
  });

  it.each(['evil.example', `evil.example:${port}`, '127.0.0.1', '127.0.0.1:1', '', `127.0.0.1:${port}.evil.example`])(
    'refuses the Host "%s", cookie or not',
    (foreign) => {
      const { gate, cookie } = entered();
      expect(gate.admit(visit({}, { host: foreign, cookie }))).toBe('refused');
      expect(gate.admit(visit({ path: '/api/incidents' }, { host: foreign }))).toBe('refused');
    },
  );

  it.each(['http://evil.example', 'null', `https://${host}`, 'http://127.0.0.1:1', `http://localhost:${port}`])(
    'refuses the Origin "%s", cookie or not',
    (origin) => {
      const { gate, cookie } = entered();
      expect(gate.admit(visit({ method: 'POST' }, { origin, cookie }))).toBe('refused');
      expect(gate.admit(visit({ path: '/api/incidents' }, { origin }))).toBe('refused');
    },
  );

  it('wants an Origin of whatever changes something', () => {
    const { gate, cookie } = entered();
    expect(gate.admit(visit({ method: 'POST' }, { cookie }))).toBe('refused');
    expect(gate.admit(visit({ method: 'POST' }, { cookie, origin: `http://${host}` }))).toBe('in');
  });

  it.each(['cross-site', 'same-site'])('refuses what the browser calls %s', (site) => {
    const { gate, cookie } = entered();
    const headers = { cookie, 'sec-fetch-site': site };
    expect(gate.admit(visit({ path: '/history' }, headers))).toBe('refused');
    expect(gate.admit(visit({ path: '/api/incidents' }, headers))).toBe('refused');
  });

  it('lets a token in by a link on another site, such as a terminal in the browser', () => {
    const gate = new Gate(port, []);
    expect(gate.admit(visit({ token: gate.token() }, { 'sec-fetch-site': 'cross-site' }))).toBe('sign-in');
  });

  it('lets programs on this machine read the documented routes, and nothing else', () => {
    const { gate } = entered();
    expect(gate.admit(visit({ path: '/api/incidents' }))).toBe('machine');
    expect(gate.admit(visit({ path: '/api/incidents', method: 'POST' }))).toBe('refused');
    expect(gate.admit(visit({ path: '/api/messages' }))).toBe('refused');
  });
});
