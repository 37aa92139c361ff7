import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { announcement } from '../../functions/core/announcement.ts';
import type { Incident } from '../../functions/core/incident.ts';
import { aClick } from '../rig/click.ts';

const docs = readFileSync(join(import.meta.dirname, '../../docs/EVENTS.md'), 'utf8');

const incident: Incident = {
  id: 'net-1',
  stack: 'net',
  status: 'waiting',
  clicks: Array(300).fill(aClick({ eventID: 'a', critical: ['public exposure'] })),
  addresses: Array(2000).fill(`module.${'x'.repeat(80)}.aws_x.y`),
  outcome: 'Held',
  reasons: Array(500).fill({ code: 'protected', address: 'a', detail: 'a value of somebody’s' }),
  openedAt: '2026-11-23T12:00:00.000Z',
  closedAt: '2026-11-23T12:01:00.000Z',
  steps: [],
  card: 4,
  question: 2,
  escalated: 1,
  log: 'https://logs.example',
  request: { by: 'Dana', owner: ['slack:UDANA'], at: 'now', seconds: 60, reason: 'fire', ticket: 'OPS-1' },
  run: {
    outcome: 'held',
    summary: 'Held',
    answers: [],
    addresses: [],
    reasons: [],
    changes: [],
    phases: [],
    source: 'commit abc of tag applied/net',
  },
  decision: {
    verb: 'keep',
    by: 'Ana',
    at: 'now',
    until: 'later',
    reason: 'fire',
    owner: ['slack:UANA'],
    question: 1,
    digest: 'abc',
  },
};

describe('the announcement', () => {
  it('has the fields that docs/EVENTS.md documents, and no other', () => {
    const fields = Object.keys(JSON.parse(JSON.stringify(announcement(incident))));
    const documented = [...docs.matchAll(/^\| (`[^|]+`) +\| /gm)].flatMap(([, names = '']) =>
      [...names.matchAll(/`(\w+)`/g)].map(([, name]) => name),
    );
    for (const field of fields) expect(documented).toContain(field);
    for (const status of ['open', 'waiting', 'overridden', 'reverted', 'clean', 'invisible', 'left', 'failed'])
      expect(documented).toContain(status);
  });

  it('stays far below the 256 KB of an event, and keeps secrets and values to itself', () => {
    const json = JSON.stringify(announcement(incident));
    expect(json.length).toBeLessThan(150_000);
    expect(json).not.toMatch(/slack:|a value of somebody|question/);
  });

  it('says what was decided and what is asked for', () => {
    expect(announcement(incident)).toMatchObject({
      severity: 'critical',
      because: ['public exposure'],
      escalated: true,
      plannedFrom: 'commit abc of tag applied/net',
      decision: { verb: 'keep', by: 'Ana', until: 'later', digest: 'abc' },
      request: { by: 'Dana', seconds: 60, ticket: 'OPS-1' },
    });
  });

  it('is the whole of a small incident', () => {
    const { escalated: _e, request: _q, decision: _d, run: _r, card: _c, ...small } = incident;
    const click = aClick({ eventID: 'a' });
    const { record: _record, hits: _hits, origin: _origin, ...told } = click;
    const given = { ...small, clicks: [click], addresses: ['aws_vpc.a'], reasons: [{ code: 'held', address: 'a' }] };
    expect(announcement({ ...given, status: 'reverted' } as Incident)).toMatchObject({
      version: 1,
      id: 'net-1',
      stack: 'net',
      status: 'reverted',
      outcome: 'Held',
      severity: 'info',
      card: 0,
      openedAt: incident.openedAt,
      closedAt: incident.closedAt,
      addresses: ['aws_vpc.a'],
      clicks: [{ eventID: told.eventID, eventName: told.eventName, actor: 'dana@example.com' }],
      reasons: [{ code: 'held', address: 'a' }],
      decision: undefined,
      request: undefined,
      escalated: false,
      plannedFrom: undefined,
      log: incident.log,
    });
  });

  it('holds the first of long lists', () => {
    const { clicks, addresses, reasons } = announcement(incident);
    expect([clicks.length, addresses.length, reasons.length]).toEqual([100, 500, 100]);
  });
});
