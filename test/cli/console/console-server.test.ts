import { request } from 'node:http';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConsoleServer, startConsole } from '../../../cli/console/console-server.ts';
import { fakeSources } from '../../fakes/console-sources.ts';
import { manyIncidents } from '../../fakes/many-incidents.ts';

const incidents = manyIncidents(5000, new Date('2026-06-01T12:00:00Z'));
const world = fakeSources(incidents);
const held = incidents.find(({ status }) => status === 'waiting');
let server: ConsoleServer;
let cookie: string;

beforeAll(async () => {
  const machineRoutes = { '/api/incidents': async () => [{ id: 'shop-1' }] };
  server = await startConsole({ sources: world.sources, every: 50, machineRoutes });
  const entered = await fetch(server.link());
  cookie = entered.headers.get('set-cookie')?.split(';')[0] ?? '';
});
afterAll(() => server.close());

const get = (path: string, headers: Record<string, string> = { cookie }) => fetch(`${server.url}${path}`, { headers });
const post = (path: string, fields: Record<string, string>, headers: Record<string, string> = {}) =>
  fetch(`${server.url}${path}`, {
    method: 'POST',
    redirect: 'manual',
    headers: { cookie, origin: server.url, ...headers },
    body: new URLSearchParams(fields),
  });

/** fetch sets Host by itself; this does not. */
function statusFor(host: string, path: string): Promise<number | undefined> {
  const { port } = new URL(server.url);
  return new Promise((resolve, reject) => {
    request({ port, host: '127.0.0.1', path, headers: { host, cookie } }, (answer) => {
      answer.resume();
      resolve(answer.statusCode);
    })
      .once('error', reject)
      .end();
  });
}

describe('the console server', () => {
  it.each(['/', '/history', '/overrides', '/coverage', '/clicks', '/slack'])(
    'shows %s to who has the cookie',
    async (path) => {
      const answer = await get(path);
      expect(answer.status).toBe(200);
      expect(await answer.text()).toMatch(/<main id="main"/);
    },
  );

  it.each(['/', '/history', '/events', '/assets/console.js', `/incidents/${held?.id}`])(
    'gives nothing of %s to who has none',
    async (path) => {
      const answer = await get(path, {});
      expect(answer.status).toBe(403);
      expect(await answer.text()).not.toMatch(/example\.com|aws_/);
    },
  );

  it('gives nothing for a used token', async () => {
    const link = server.link();
    expect((await fetch(link)).headers.get('set-cookie')).toContain('HttpOnly');
    const again = await fetch(link);
    expect(again.status).toBe(403);
    expect(again.headers.get('set-cookie')).toBeNull();
  });

  it('gives nothing to a foreign Host', async () => {
    expect(await statusFor('evil.example', '/')).toBe(403);
    expect(await statusFor('evil.example', '/api/incidents')).toBe(403);
    expect(await statusFor(new URL(server.url).host, '/')).toBe(200);
  });

  it('does nothing for a foreign Origin', async () => {
    const before = world.done.length;
    const answer = await post('/clicks/open-22', {}, { origin: 'http://evil.example' });
    expect(answer.status).toBe(403);
    expect(world.done.length).toBe(before);
  });

  it('allows no inline script, and no frame, on every answer', async () => {
    for (const answer of [await get('/'), await get('/', {}), await get('/assets/console.js')]) {
      const policy = answer.headers.get('content-security-policy') ?? '';
      expect(policy).toContain("script-src 'self'");
      expect(policy).toContain("frame-ancestors 'none'");
      expect(policy).not.toMatch(/unsafe/);
    }
    expect(await (await get('/')).text()).not.toMatch(/<script(?![^>]*\ssrc=)|\sstyle="|\son\w+="/);
  });

  it('answers programs without a cookie', async () => {
    expect(await (await get('/api/incidents', {})).json()).toEqual([{ id: 'shop-1' }]);
  });

  it('passes a decision on with the card and the plan that was looked at', async () => {
    const digest = held?.run?.plan?.digest ?? '';
    const answer = await post(`/incidents/${held?.id}/decision`, {
      verb: 'keep',
      card: '1',
      digest,
      seconds: '3600',
      reason: ' the release ',
      ticket: '',
    });
    expect(answer.status).toBe(303);
    expect(world.done.at(-1)).toEqual({
      incident: held?.id,
      ask: { verb: 'keep', seconds: 3600, reason: 'the release' },
      seen: { card: 1, digest },
    });
  });

  it.each([
    { verb: 'apply', card: '1' },
    { verb: 'revert' },
    { verb: 'revert', card: 'x' },
    { verb: 'keep', card: '1', seconds: 'x' },
  ])('refuses the form %j', async (fields: Record<string, string>) => {
    const before = world.done.length;
    expect((await post(`/incidents/${held?.id}/decision`, fields)).status).toBe(400);
    expect(world.done.length).toBe(before);
  });

  it('passes on that somebody asks for an override, or consents to one', async () => {
    await post('/overrides', { stack: 'shop', seconds: '3600', reason: 'the move', ticket: 'OPS-1' });
    expect(world.done.at(-1)).toEqual({
      request: { stack: 'shop', seconds: 3600, reason: 'the move', ticket: 'OPS-1' },
    });
    await post('/overrides/shop-ov1/consent', {});
    expect(world.done.at(-1)).toEqual({ consent: 'shop-ov1' });
    expect((await post('/overrides/shop-ov1/end', {})).status).toBe(404);
  });

  it('refuses a form that is too long', async () => {
    expect((await post('/clicks/open-22', { text: 'x'.repeat(20_000) })).status).toBe(413);
  });

  it('clicks', async () => {
    expect((await post('/clicks/open-22', {})).status).toBe(303);
    expect(world.done.at(-1)).toEqual({ click: 'open-22' });
    expect((await post('/clicks/no-such-click', {})).status).toBe(404);
  });

  it('tells open pages of news within a second', async () => {
    const feed = await get('/events');
    const reader = feed.body?.pipeThrough(new TextDecoderStream()).getReader();
    world.store.open('shop-9999', 'shop', { openedAt: new Date().toISOString() });
    let heard = '';
    const until = Date.now() + 1000;
    while (!heard.includes('event: news') && Date.now() < until) heard += (await reader?.read())?.value ?? '';
    await reader?.cancel();
    expect(heard).toContain('event: news');
  });

  it('sends less than 150 KB of script, compressed', async () => {
    const script = Buffer.from(await (await get('/assets/console.js')).arrayBuffer());
    expect(gzipSync(script).length).toBeLessThan(150 * 1024);
    expect(script.toString()).not.toMatch(/: (string|Element)\b/);
  });
});
