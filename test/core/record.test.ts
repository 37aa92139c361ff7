import { describe, expect, it } from 'vitest';
import { isEnvelope, recordFromEnvelope } from '../../functions/core/envelope.ts';
import { parseRecord } from '../../functions/core/record.ts';
import { click } from './clicks.ts';
import { envelope } from './event-ruler.ts';

describe('one record', () => {
  it('is read with its body', () => {
    const raw = click({ requestParameters: { a: 1 }, responseElements: { b: 2 } });
    expect(parseRecord(raw)).toEqual({
      ok: true,
      record: {
        eventID: '00000000-0000-4000-8000-000000000001',
        eventTime: '2026-11-23T12:00:00Z',
        eventSource: 'ec2.amazonaws.com',
        eventName: 'CreateTags',
        awsRegion: 'eu-central-1',
        accountId: '111122223333',
        request: { a: 1 },
        response: { b: 2 },
        raw,
      },
    });
  });

  it.each([
    ['null', null],
    ['the text null', 'null'],
    ['nothing', ''],
  ])('takes %s for no parameters', (_, requestParameters) => {
    expect(parseRecord(click({ requestParameters }))).toMatchObject({ record: { request: null } });
  });

  it('reads parameters that are JSON text, and keeps text that is none', () => {
    expect(parseRecord(click({ requestParameters: ' {"a":[1]}' }))).toMatchObject({ record: { request: { a: [1] } } });
    expect(parseRecord(click({ requestParameters: '{broken' }))).toMatchObject({ record: { request: '{broken' } });
    expect(parseRecord(click({ requestParameters: '7' }))).toMatchObject({ record: { request: '7' } });
    expect(parseRecord(click({ requestParameters: 'see {"a":1}' }))).toMatchObject({
      record: { request: 'see {"a":1}' },
    });
    expect(parseRecord(click({ requestParameters: ['{"a":1}'] }))).toMatchObject({ record: { request: ['{"a":1}'] } });
    expect(parseRecord(click({ requestParameters: 'text' }))).toMatchObject({ record: { request: 'text' } });
    expect(parseRecord({ eventSource: 's', eventName: 'n' })).toMatchObject({
      record: { request: null, response: null, eventID: '', accountId: '', awsRegion: '', eventTime: '' },
    });
  });

  it('takes the caller’s account where the recipient is missing', () => {
    expect(parseRecord(click({ recipientAccountId: null }))).toMatchObject({ record: { accountId: '111122223333' } });
    for (const userIdentity of [null, {}])
      expect(parseRecord(click({ recipientAccountId: '', userIdentity }))).toMatchObject({ record: { accountId: '' } });
    expect(parseRecord(click({ recipientAccountId: '444455556666' }))).toMatchObject({
      record: { accountId: '444455556666' },
    });
  });

  it('trims names', () => {
    expect(parseRecord(click({ eventName: 'PutThing ', eventSource: ' s' }))).toMatchObject({
      record: { eventName: 'PutThing', eventSource: 's' },
    });
  });

  it.each([[null], ['text'], [[click({})]], [{}], [click({ eventName: null })], [click({ eventSource: '' })]])(
    'refuses %j',
    (value) => {
      const parsed = parseRecord(value);
      expect(parsed.ok).toBe(false);
      expect(parsed).toHaveProperty(
        'reason',
        expect.stringMatching(/not a JSON object|no eventSource or no eventName/),
      );
    },
  );
});

describe('an EventBridge envelope', () => {
  it.each([
    'AWS API Call via CloudTrail',
    'AWS Console Action via CloudTrail',
    'AWS Console Sign In via CloudTrail',
    'AWS Console Signin via CloudTrail',
    'AWS Service Event via CloudTrail',
    'AWS Insight via CloudTrail',
  ])('of %s holds a record', (type) => {
    expect(recordFromEnvelope(envelope(click({}), type))).toMatchObject({
      ok: true,
      record: { eventName: 'CreateTags' },
    });
    expect(isEnvelope(envelope(click({}), type))).toBe(true);
  });

  it('of anything else holds none', () => {
    expect(recordFromEnvelope(envelope(click({}), 'EC2 Instance State-change Notification'))).toEqual({
      ok: false,
      reason: 'detail-type "EC2 Instance State-change Notification" does not come from CloudTrail',
    });
    expect(recordFromEnvelope({})).toEqual({ ok: false, reason: 'detail-type missing does not come from CloudTrail' });
    expect(recordFromEnvelope(7)).toEqual({ ok: false, reason: 'not a JSON object' });
    expect(recordFromEnvelope({ ...envelope({}), detail: null })).toEqual({ ok: false, reason: 'not a JSON object' });
  });

  it('is told from a record', () => {
    expect(isEnvelope(click({}))).toBe(false);
    expect(isEnvelope({ ...click({}), detail: {}, 'detail-type': 'x' })).toBe(false);
    expect(isEnvelope(null)).toBe(false);
  });
});
