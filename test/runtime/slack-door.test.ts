import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { writeRef } from '../../functions/core/slack/card-ref.ts';
import type { UrlRequest } from '../../functions/runtime/function-url.ts';
import { admit } from '../../functions/runtime/slack-door.ts';
import { sign } from '../../functions/runtime/slack-signature.ts';

const secret = 'sandbox-only-not-a-secret';
const now = new Date('2026-11-23T12:00:00.000Z');
const seconds = Math.floor(now.getTime() / 1000);

const payload = {
  type: 'block_actions',
  user: { id: 'UANA', username: 'ana' },
  trigger_id: '1.2',
  response_url: 'https://hooks.slack.com/actions/x',
  actions: [{ action_id: 'revert', value: writeRef({ id: 'net-1', card: 3, digest: 'd'.repeat(64) }) }],
};
const press = `payload=${encodeURIComponent(JSON.stringify(payload))}`;

/** A request as Slack sends it, with what the test changes. */
function signed(
  body: string,
  over: { timestamp?: string; signature?: string; method?: string; base64?: boolean } = {},
): UrlRequest {
  const timestamp = over.timestamp ?? String(seconds);
  const signature = over.signature ?? sign(body, timestamp, secret);
  return {
    headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp },
    body: over.base64 ? Buffer.from(body).toString('base64') : body,
    isBase64Encoded: over.base64 ?? false,
    requestContext: { http: { method: over.method ?? 'POST' } },
  };
}

/** The door, with a memory of its own. */
function door() {
  const seen = new Set<string>();
  return {
    seen,
    secret: async () => secret,
    isFirst: async (signature: string) => !seen.has(signature) && !!seen.add(signature),
    now: () => now,
  };
}

describe('the door', () => {
  it.each([false, true])('lets in what Slack signed (base64: %s)', async (base64) => {
    const admitted = await admit(signed(press, { base64 }), door());
    expect(admitted).toMatchObject({
      admitted: true,
      request: { kind: 'button', action: 'revert', ref: { id: 'net-1', card: 3 }, user: { id: 'UANA', name: 'ana' } },
    });
  });

  it.each([
    ['a GET', signed(press, { method: 'GET' }), 405],
    ['no headers', { body: press, requestContext: { http: { method: 'POST' } } }, 401],
    ['no signature', { ...signed(press), headers: { 'x-slack-request-timestamp': String(seconds) } }, 401],
    ['another secret', signed(press, { signature: sign(press, String(seconds), 'other') }), 401],
    ['five minutes and a second ago', signed(press, { timestamp: String(seconds - 301) }), 401],
    ['five minutes and a second ahead', signed(press, { timestamp: String(seconds + 301) }), 401],
    ['a timestamp that is none', signed(press, { timestamp: '1e9' }), 401],
    ['too long', signed(`payload=${'x'.repeat(100_001)}`), 413],
    ['no form', signed('{"type":"block_actions"}'), 400],
    ['another command', signed('command=%2Fother&user_id=UANA&text=x'), 400],
    [
      'an event of another kind',
      signed(`payload=${encodeURIComponent('{"type":"shortcut","user":{"id":"UANA"}}')}`),
      400,
    ],
    ['an action that is not ours', signed(press.replace('revert', 'destroy')), 400],
  ] as const)('keeps out %s', async (_what, event, status) => {
    expect(await admit(event, door())).toMatchObject({ admitted: false, status });
  });

  it('takes four minutes and 59 seconds', async () => {
    expect(await admit(signed(press, { timestamp: String(seconds - 299) }), door())).toMatchObject({ admitted: true });
  });

  it('lets the same request in once', async () => {
    const one = door();
    expect(await admit(signed(press), one)).toMatchObject({ admitted: true });
    expect(await admit(signed(press), one)).toMatchObject({ admitted: false, status: 409 });
    expect(await admit(signed(press, { base64: true }), one)).toMatchObject({ admitted: false, status: 409 });
  });

  it('a request that is refused is not remembered: it cannot use up a right one', async () => {
    const one = door();
    await admit(signed(press, { signature: `v0=${'0'.repeat(64)}` }), one);
    expect(one.seen.size).toBe(0);
  });
});

/** Ways to change a right request into one that Slack did not send. */
const forged: fc.Arbitrary<UrlRequest> = fc.oneof(
  // One byte of the body is another one.
  fc.tuple(fc.nat(press.length - 1), fc.constantFrom('a', '%', '&', '=', '\0')).map(([at, other]) => {
    const body = press.slice(0, at) + (press[at] === other ? '~' : other) + press.slice(at + 1);
    return { ...signed(press), body };
  }),
  // Truncated, or grown.
  fc.nat(press.length - 1).map((length) => ({ ...signed(press), body: press.slice(0, length) })),
  fc.string({ minLength: 1 }).map((more) => ({ ...signed(press), body: press + more })),
  fc.nat(5_000_000).map((length) => ({ ...signed(press), body: press.padEnd(press.length + 1 + length, '&') })),
  // Another signature, of any form and length.
  fc.string({ unit: 'binary' }).map((signature) => signed(press, { signature })),
  fc
    .uint8Array({ minLength: 32, maxLength: 32 })
    .map((bytes) => signed(press, { signature: `v0=${Buffer.from(bytes).toString('hex')}` })),
  fc
    .uint8Array({ minLength: 1, maxLength: 64 })
    .map((key) => signed(press, { signature: sign(press, String(seconds), Buffer.from(key).toString('hex')) })),
  // The signature of one time with another, or of a time long ago.
  fc.integer({ min: 1, max: 299 }).map((shift) => ({
    ...signed(press),
    headers: {
      'x-slack-signature': sign(press, String(seconds), secret),
      'x-slack-request-timestamp': String(seconds - shift),
    },
  })),
  fc.integer({ min: 301, max: 2_000_000_000 }).map((age) => signed(press, { timestamp: String(seconds - age) })),
  // Any bytes at all, unsigned.
  fc.record({
    headers: fc.dictionary(
      fc.constantFrom('x-slack-signature', 'x-slack-request-timestamp', 'content-type'),
      fc.string(),
    ),
    body: fc.string({ unit: 'binary', maxLength: 2000 }),
    isBase64Encoded: fc.boolean(),
    requestContext: fc.constant({ http: { method: 'POST' } }),
  }),
);

describe('forged, truncated and oversized requests', () => {
  it('none of 2,000 gets in, none throws, none is remembered', async () => {
    const one = door();
    await fc.assert(
      fc.asyncProperty(forged, async (event) => {
        expect(await admit(event, one)).toMatchObject({ admitted: false });
        expect(one.seen.size).toBe(0);
      }),
      { numRuns: 2000 },
    );
  });

  it('of signed bodies that say anything at all, none throws, and none is a decision', async () => {
    const anything = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.json().map((json) => `payload=${encodeURIComponent(json)}`),
      fc
        .record({
          type: fc.constantFrom('block_actions', 'view_submission'),
          user: fc.anything(),
          view: fc.anything(),
          actions: fc.anything(),
        })
        .map((value) => `payload=${encodeURIComponent(JSON.stringify(value) ?? '')}`),
    );
    await fc.assert(
      fc.asyncProperty(anything, async (body) => {
        expect(await admit(signed(body), door())).toMatchObject({ admitted: false });
      }),
      { numRuns: 1000 },
    );
  });
});
