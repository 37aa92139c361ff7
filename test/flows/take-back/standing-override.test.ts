import { describe, expect, it } from 'vitest';
import type { Override } from '../../../functions/core/deciding/override.ts';
import { aClick } from '../../fakes/clicks.ts';
import { decided, group, pureRevert, run } from '../../rig/taking-back.ts';

describe('an override that begins while a run is under way', () => {
  const standing: Override = {
    id: 'shop-9',
    stack: 'shop',
    scope: [group],
    seconds: 3600,
    reason: 'fire',
    requestedBy: 'Dana',
    requestedAt: '2026-01-01T00:00:00.000Z',
    lapsesAt: '2026-01-01T01:00:00.000Z',
    owner: [],
    incident: 'shop-9',
    from: '2026-01-01T00:00:00.000Z',
    until: '2026-01-01T01:00:00.000Z',
  };

  it('is seen after the plan: what it lets stand goes to a person', async () => {
    const [report, { terraform }] = await run({ script: { plans: [pureRevert] }, overrides: [[], [standing]] });
    expect(report).toMatchObject({ outcome: 'held', reasons: [{ code: 'override-overlap', address: group }] });
    expect(terraform.calls).not.toContain('apply revert');
  });

  it('that stood before lets its own clicks stand, and the outcome of the others says so', async () => {
    const mine = aClick({ addresses: ['aws_vpc.main'] });
    const theirs = aClick({ addresses: [group] });
    const scoped = { ...standing, scope: ['aws_vpc.main'] };
    const [report, { terraform }] = await run({
      clicks: [mine, theirs],
      script: { plans: [pureRevert] },
      overrides: [[scoped]],
      covers: true,
    });
    expect(report.outcome).toBe('reverted');
    expect(report.reasons).toEqual([{ code: 'override', detail: expect.stringContaining('1 click stands until') }]);
    expect(terraform.calls).toContain(`plan ${group} > revert`);
  });

  it('is no reason once it has ended', async () => {
    const [report] = await run({ script: { plans: [pureRevert] }, overrides: [[standing], []] });
    expect(report.outcome).toBe('reverted');
  });

  it('is asked about again where a plan was released before it began', async () => {
    const [report, { terraform }] = await decided(pureRevert, { plans: [pureRevert] }, () => {}, [[standing]]);
    expect(report).toMatchObject({
      outcome: 'held',
      reasons: expect.arrayContaining([expect.objectContaining({ code: 'override-overlap' })]),
    });
    expect(terraform.calls.filter((call) => call.startsWith('apply'))).toEqual([]);
  });
});
