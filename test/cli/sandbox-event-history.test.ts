import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { startEventHistory } from '../../cli/sandbox/event-history.ts';
import type { Listener } from '../../cli/sandbox/listen.ts';
import { CloudTrailRecords } from '../../functions/adapters/cloudtrail-records.ts';
import { CloudTrailTrail } from '../../functions/adapters/cloudtrail-trail.ts';
import { HandClock } from '../rig/hand-clock.ts';

const from = new Date('2026-01-01T00:00:00Z');
const to = new Date('2026-01-02T00:00:00Z');
const record = (eventID: string, eventTime: string, name: string, readOnly = false) => ({
  eventID,
  eventTime,
  readOnly,
  requestParameters: { items: [{ groupId: name }] },
});

/** The real client asks it, as a build in the sandbox does. */
describe('the sandbox’s event history', () => {
  let history: Listener;
  beforeEach(async () => {
    process.env.AWS_ACCESS_KEY_ID ??= 'test';
    process.env.AWS_SECRET_ACCESS_KEY ??= 'test';
    history = await startEventHistory();
  });
  afterEach(() => history.close());
  const keep = async (one: unknown) =>
    (await fetch(`${history.url}/records`, { method: 'PUT', body: JSON.stringify(one) })).status;
  const about = (name: string) =>
    new CloudTrailRecords(new HandClock(), [], history.url).about({ name, region: 'eu-west-1' }, from, to);

  it('answers with the records that name a resource, newest first, reads left out', async () => {
    await keep(record('old', '2026-01-01T01:00:00Z', 'sg-1'));
    await keep(record('new', '2026-01-01T02:00:00Z', 'sg-1'));
    await keep(record('read', '2026-01-01T03:00:00Z', 'sg-1', true));
    await keep(record('other', '2026-01-01T03:00:00Z', 'sg-2'));
    await keep(record('before', '2025-12-31T23:00:00Z', 'sg-1'));
    const { records, isWhole } = await about('sg-1');
    expect(records).toMatchObject([{ eventID: 'new' }, { eventID: 'old' }]);
    expect(isWhole).toBe(true);
    expect((await about('sg-3')).records).toEqual([]);
  });

  it('shows the backfill what changed something, page by page, and that a trail logs', async () => {
    const clock = new HandClock();
    for (let number = 1; number <= 120; number += 1)
      await keep(
        record(`e${number}`, `2026-01-01T01:${String(number % 60).padStart(2, '0')}:00Z`, 'sg-1', number > 110),
      );
    process.env.AWS_ENDPOINT_URL_CLOUDTRAIL = history.url;
    const trail = new CloudTrailTrail('eu-west-1', clock);
    const seen: string[] = [];
    for await (const event of trail.lookup(from, to)) seen.push(JSON.parse(event).eventID);
    expect(new Set(seen).size).toBe(110);
    expect(seen).toHaveLength(110);
    expect(await trail.statuses()).toEqual([{ name: 'sandbox', isLogging: true }]);
    delete process.env.AWS_ENDPOINT_URL_CLOUDTRAIL;
  });

  it('refuses what it does not imitate, and what is no record', async () => {
    const headers = { 'x-amz-target': 'CloudTrail_20131101.StopLogging' };
    expect((await fetch(history.url, { method: 'POST', headers, body: '{}' })).status).toBe(400);
    expect(await keep({ no: 'record' })).toBe(500);
  });
});
