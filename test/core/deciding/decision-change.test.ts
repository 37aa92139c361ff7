import { describe, expect, it } from 'vitest';
import { decidedChange, requestedChange } from '../../../functions/core/deciding/decision-change.ts';
import type { Override } from '../../../functions/core/deciding/override.ts';
import type { Decision, Incident } from '../../../functions/core/incident.ts';

const at = '2026-11-23T12:00:00.000Z';
const until = '2026-11-23T14:00:00.000Z';
const incident = {
  id: 'net-7',
  stack: 'net',
  status: 'waiting',
  addresses: ['aws_vpc.main'],
  request: { by: 'Ana', owner: [], at, seconds: 7200, reason: 'fire' },
} as unknown as Incident;
const keep: Decision = { verb: 'keep', by: 'Ana', at, until, reason: 'fire', owner: ['slack:UANA'] };
const standing: Override = {
  id: 'net-7',
  stack: 'net',
  scope: ['aws_vpc.main'],
  seconds: 7200,
  reason: 'fire',
  requestedBy: 'Ana',
  requestedAt: at,
  lapsesAt: until,
  owner: ['slack:UANA'],
  incident: 'net-7',
  from: at,
  until,
};

describe('a wish to keep', () => {
  it('is written down, and told', () => {
    const request = { by: 'Ana', owner: ['slack:UANA'], at, seconds: 7200, reason: 'fire' } as const;
    expect(requestedChange(request)).toEqual({
      request,
      trail: [{ at, by: 'Ana', what: 'requested', detail: 'Ana asks to keep this for 2h: fire' }],
    });
  });
});

describe('a decision to keep', () => {
  it('begins an override of what the clicks touched', () => {
    const outcome = `Kept until ${until} by Ana: fire`;
    expect(decidedChange(incident, keep, 'Ana', undefined)).toEqual({
      status: 'overridden',
      outcome,
      decision: keep,
      request: null,
      escalated: null,
      keeps: 1,
      overrideId: 'net-7',
      override: { ...standing, consentBy: 'Ana' },
      trail: [{ at, by: 'Ana', what: 'decided', detail: outcome }],
    });
  });

  it('says who consented, the ticket, and who could not be told apart', () => {
    const decision: Decision = { ...keep, consentBy: 'Bo', ticket: 'OPS-1', unidentified: true };
    const { outcome, override, trail } = decidedChange(incident, decision, 'Bo', undefined);
    expect(outcome).toBe(
      `Kept until ${until} by Ana, with the consent of Bo: fire [OPS-1] (who clicked could not be identified)`,
    );
    expect(override).toMatchObject({ requestedBy: 'Ana', consentBy: 'Bo', ticket: 'OPS-1' });
    expect(trail).toEqual([{ at, by: 'Bo', what: 'decided', detail: outcome }]);
  });

  it('of no stated time or reason ends at once', () => {
    const { override } = decidedChange(incident, { verb: 'keep', by: 'Ana', at }, 'Ana', undefined);
    expect(override).toMatchObject({ seconds: 0, until: at, lapsesAt: at, reason: '', owner: [] });
    expect(override).not.toHaveProperty('ticket');
  });

  it('makes the override that stands longer, and counts how often', () => {
    const later = '2026-11-23T16:00:00.000Z';
    const kept = { ...incident, status: 'overridden', keeps: 1 } as Incident;
    const change = decidedChange(kept, { ...keep, until: later, extends: true }, 'Bo', standing);
    expect(change).toMatchObject({ status: 'overridden', keeps: 2, overrideId: 'net-7' });
    expect(change.override).toEqual({ ...standing, until: later });
    expect(change.trail).toMatchObject([{ by: 'Bo', what: 'extended' }]);
  });

  it('that names no new end leaves the override that stands as it is', () => {
    const { until: _, ...endless } = keep;
    expect(decidedChange(incident, { ...endless, extends: true }, 'Bo', standing).override).toEqual(standing);
  });

  it('begins an override where the one to be made longer is gone, or another stands', () => {
    const begun = { ...standing, consentBy: 'Bo' };
    expect(decidedChange(incident, { ...keep, extends: true }, 'Bo', undefined).override).toEqual(begun);
    expect(decidedChange(incident, keep, 'Bo', { ...standing, id: 'net-ov1' }).override).toEqual(begun);
  });
});

describe('a decision to revert', () => {
  const revert: Decision = { verb: 'revert', by: 'Ana', at };
  it('opens the incident again', () => {
    expect(decidedChange(incident, revert, 'Ana', undefined)).toEqual({
      status: 'open',
      outcome: 'Being reverted: decided by Ana',
      decision: revert,
      request: null,
      escalated: null,
      trail: [{ at, by: 'Ana', what: 'decided', detail: 'Being reverted: decided by Ana' }],
    });
  });

  it('ends the override that stands', () => {
    const outcome = 'Ended early by Bo: what still differs is reverted now';
    const change = decidedChange({ ...incident, status: 'overridden' } as Incident, revert, 'Bo', standing);
    expect(change).toMatchObject({
      status: 'open',
      outcome,
      trail: [{ at, by: 'Bo', what: 'ended', detail: outcome }],
    });
    expect(change.override).toEqual({ ...standing, endedAt: at, endedBy: 'Bo' });
  });
});
