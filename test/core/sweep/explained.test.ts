import { describe, expect, it } from 'vitest';
import type { Incident, Status } from '../../../functions/core/incident.ts';
import type { Change, RunReport } from '../../../functions/core/run.ts';
import { isExplained } from '../../../functions/core/sweep/explained.ts';

const change: Change = { address: 'aws_thing.one', action: 'update', attribute: 'delay', was: '5', became: '1' };
const report = (changes: readonly Change[]): RunReport => ({
  outcome: 'held',
  summary: '',
  answers: [],
  addresses: ['aws_thing.one'],
  reasons: [],
  changes,
  phases: [],
  source: 'main',
});
function incident(status: Status, fields: Partial<Incident> = {}): Incident {
  const openedAt = '2026-01-01T00:00:00.000Z';
  const base = { clicks: [], outcome: '', reasons: [], steps: [], addresses: ['aws_thing.one'] };
  return { id: 'shop-1', stack: 'shop', status, openedAt, ...base, ...fields };
}
const later = { id: 'shop-2', openedAt: '2026-01-02T00:00:00.000Z' };

describe('drift that a click explains', () => {
  it.each<[Status, boolean]>([
    ['open', true],
    ['waiting', true],
    ['overridden', true],
    ['left', true],
    ['invisible', true],
    ['failed', true],
    ['clean', false],
    ['reverted', false],
  ])('its incident is %s: %s', (status, explained) => {
    expect(isExplained(change, [incident(status, { run: report([change]) })])).toBe(explained);
  });

  it('is only what the incident is about: the address, the attribute, the value', () => {
    const left = incident('left', { run: report([change]) });
    expect(isExplained({ ...change, address: 'aws_thing.two' }, [left])).toBe(false);
    expect(isExplained({ ...change, attribute: 'size' }, [left])).toBe(false);
    expect(isExplained({ ...change, was: '6' }, [left])).toBe(false);
  });

  it('is anything at the address where no run says what drifted: in observe mode', () => {
    expect(isExplained(change, [incident('left')])).toBe(true);
    expect(isExplained({ ...change, address: 'aws_thing.two' }, [incident('left')])).toBe(false);
  });

  it('is an attribute that was told and not taken back', () => {
    const told = incident('invisible', {
      run: report([]),
      reasons: [{ code: 'invisible', address: 'aws_thing.one', attribute: 'delay' }],
    });
    expect(isExplained(change, [told])).toBe(true);
    expect(isExplained({ ...change, attribute: 'size' }, [told])).toBe(false);
  });

  it('is anything at an address of which the incident says nothing, whatever it says of another', () => {
    const both = { addresses: ['aws_thing.one', 'aws_thing.two'] };
    const elsewhere = { ...change, address: 'aws_thing.two' };
    expect(
      isExplained({ ...change, attribute: 'size' }, [incident('left', { ...both, run: report([elsewhere]) })]),
    ).toBe(true);
    const reasons = [{ code: 'invisible', address: 'aws_thing.two', attribute: 'size' }];
    expect(isExplained(change, [incident('invisible', { ...both, reasons })])).toBe(true);
    expect(
      isExplained(change, [incident('failed', { reasons: [{ code: 'errored', address: 'aws_thing.one' }] })]),
    ).toBe(true);
  });

  it('is not what drifted so at another address, where the incident says what drifted at this one', () => {
    const other = { ...change, attribute: 'size' };
    const run = report([other, { ...change, address: 'aws_thing.two' }]);
    expect(isExplained(change, [incident('left', { run })])).toBe(false);
    expect(isExplained(other, [incident('left', { run })])).toBe(true);
  });

  it('is not an attribute that was held for what rode along in it', () => {
    const reasons = [{ code: 'rides-along', address: 'aws_thing.one', attribute: 'delay' }];
    expect(isExplained(change, [incident('left', { reasons })])).toBe(false);
  });

  it('is not what was taken back since: it came again', () => {
    const left = incident('left', { run: report([change]) });
    const reverted = incident('reverted', { ...later, run: report([change]) });
    expect(isExplained(change, [left, reverted])).toBe(false);
    expect(isExplained(change, [reverted, left])).toBe(false);
    const elsewhere = incident('reverted', { ...later, addresses: ['aws_thing.two'] });
    expect(isExplained(change, [left, elsewhere])).toBe(true);
  });

  it('is what an earlier sweep found and people left: it is told once, until it changes', () => {
    const click = {
      eventID: 'shop-sweep-1767225600-drift',
      eventTime: '2026-01-01T00:00:00Z',
      eventSource: 'unclick',
      eventName: 'UnexplainedDrift',
      account: '',
      region: '',
      actor: { name: 'nobody known', kind: 'unknown' as const },
      hits: [],
      critical: [],
      unexplained: { sweep: 'shop-sweep-1767225600', changes: [change], evidence: { suspects: [] } },
    };
    expect(isExplained(change, [incident('left', { clicks: [click] })])).toBe(true);
    const { unexplained: _, ...byHand } = click;
    expect(isExplained(change, [incident('left', { clicks: [byHand, click] })])).toBe(true);
    expect(isExplained({ ...change, was: '9' }, [incident('left', { clicks: [click] })])).toBe(false);
  });

  it('is a resource that is gone, and was left so', () => {
    const gone = { ...change, action: 'create', attribute: '*' };
    const known = incident('left', { run: report([{ ...change, action: 'create', attribute: 'name' }]) });
    expect(isExplained(gone, [known])).toBe(true);
    expect(isExplained(gone, [incident('left', { run: report([change]) })])).toBe(false);
  });
});
