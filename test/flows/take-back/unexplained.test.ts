import { describe, expect, it } from 'vitest';
import { unexplainedClick } from '../../../functions/core/sweep/unexplained.ts';
import { aClick } from '../../fakes/clicks.ts';
import { aStack } from '../../fakes/stack.ts';
import { group, pureRevert, run } from '../../rig/taking-back.ts';

describe('drift that a sweep found', () => {
  const change = { address: group, action: 'update', attribute: 'name', was: '"mine"', became: '"web"' };
  const found = { sweep: 'shop-sweep-1767225600', changes: [change], evidence: { suspects: [] } };
  const drift = unexplainedClick('shop', found, { at: '2026-01-01T00:00:00.000Z', account: '', region: '' });
  const policy = aStack().policy;

  it('is held for a person in mode auto: nobody knows whose work it is', async () => {
    const [report, { terraform }] = await run({ clicks: [drift], script: { plans: [pureRevert] } });
    expect(report).toMatchObject({ outcome: 'held', reasons: [{ code: 'unexplained', address: group }] });
    expect(terraform.calls.some((call) => call.startsWith('apply'))).toBe(false);
  });

  it('is taken back by itself where the stack’s policy says so', async () => {
    const stack = aStack({ policy: { ...policy, unexplained: 'auto' } });
    const [report] = await run({ stack, clicks: [drift], script: { plans: [pureRevert] } });
    expect(report).toMatchObject({ outcome: 'reverted', addresses: [group] });
  });

  it('is held in mode approve whatever its policy says', async () => {
    const stack = aStack({ mode: 'approve', policy: { ...policy, unexplained: 'auto' } });
    const [report] = await run({ stack, clicks: [drift], script: { plans: [pureRevert] } });
    expect(report).toMatchObject({ outcome: 'held', reasons: [{ code: 'approval' }] });
  });

  it('is only told where the policy says so: nothing is planned', async () => {
    const stack = aStack({ policy: { ...policy, unexplained: 'tell' } });
    const [report, { terraform }] = await run({ stack, clicks: [drift], script: { plans: [pureRevert] } });
    expect(report).toMatchObject({ outcome: 'left', reasons: [{ code: 'unexplained', address: group }] });
    expect(terraform.calls).toEqual(['init']);
  });

  it('is told beside a click that is taken back', async () => {
    const stack = aStack({ policy: { ...policy, unexplained: 'tell' } });
    const elsewhere = { ...drift, hits: drift.hits.map((hit) => ({ ...hit, address: 'aws_vpc.main' })) };
    const clicks = [aClick({ addresses: [group] }), elsewhere];
    const [report, { terraform }] = await run({ stack, clicks, script: { plans: [pureRevert] } });
    expect(report).toMatchObject({ outcome: 'reverted', reasons: [{ code: 'unexplained', address: 'aws_vpc.main' }] });
    expect(terraform.calls[1]).toBe(`plan ${group} > revert`);
  });

  it('is taken back at the end of an override that kept it', async () => {
    const decision = {
      verb: 'keep' as const,
      by: 'ada',
      at: '2025-12-31T00:00:00.000Z',
      until: '2025-12-31T01:00:00.000Z',
    };
    const [report] = await run({
      clicks: [drift],
      script: { plans: [pureRevert] },
      request: { task: 'after-override' },
      prepare: async ({ incidents, mailbox }) => {
        await mailbox.gather('shop', 'shop-1');
        const known = incidents.records.get('shop-1');
        if (known) incidents.records.set('shop-1', { ...known, decision });
      },
    });
    expect(report.outcome).toBe('reverted');
  });
});
