import { describe, expect, it } from 'vitest';
import type { Stack } from '../../functions/core/stack.ts';
import { aChange, planJson } from '../core/guard/plan-builder.ts';
import { aClick } from '../fakes/clicks.ts';
import { aStack } from '../fakes/stack.ts';
import { failed, type Script } from '../fakes/terraform.ts';
import { decided, decision, group, pureRevert, type Rig, ridesAlong, run } from '../rig/taking-back.ts';

describe('the automatic path', () => {
  it('plans the targets, applies that very plan, and proves it with a second plan', async () => {
    const [report, { terraform, incidents }] = await run({ script: { plans: [pureRevert] } });
    expect(report).toMatchObject({
      outcome: 'reverted',
      answers: ['apply'],
      addresses: [group],
      source: 'working copy',
    });
    expect(terraform.calls).toEqual(['init', `plan ${group} > revert`, 'apply revert', `plan ${group} > proof`]);
    expect((await incidents.read('shop-1'))?.run).toEqual(report);
    expect(report.phases.map(({ name }) => name)).toEqual(
      expect.arrayContaining(['init', 'settle', 'plan', 'show', 'apply', 'proof']),
    );
  });

  it('names what it planned from, and what people should know about that', async () => {
    const told = [{ code: 'applied-unknown', detail: 'tag applied does not exist; planned from branch main instead' }];
    const [report, { incidents }] = await run({
      script: { plans: [pureRevert] },
      request: { source: 'branch main', told },
    });
    expect(report).toMatchObject({ outcome: 'reverted', source: 'branch main', reasons: told });
    expect((await incidents.read('shop-1'))?.run).toMatchObject({ source: 'branch main', reasons: told });
  });

  it('answers a burst once, after it has settled', async () => {
    const clicks = [aClick({ addresses: [group] }), aClick({ addresses: ['aws_vpc.main'], match: 'parent' })];
    const [report, { clock, terraform }] = await run({ clicks, script: { plans: [pureRevert] } });
    expect(report.outcome).toBe('reverted');
    expect(terraform.calls[1]).toBe(`plan ${group} aws_vpc.main > revert`);
    expect(clock.now().toISOString()).toBe('2026-01-01T00:00:02.000Z');
  });

  it('does not call reverted what a second plan still finds', async () => {
    const [report] = await run({ script: { plans: [pureRevert, pureRevert] } });
    expect(report).toMatchObject({
      outcome: 'failed',
      reasons: [{ code: 'not-proved', address: group, attribute: 'name' }],
    });
  });

  it('holds what is no pure revert, keeps the plan, and applies nothing', async () => {
    const [report, { terraform, plans }] = await run({ script: { plans: [ridesAlong] } });
    expect(report).toMatchObject({
      outcome: 'held',
      reasons: [{ code: 'rides-along', address: group, attribute: 'name' }],
    });
    expect(terraform.calls.some((call) => call.startsWith('apply'))).toBe(false);
    expect([...plans.kept.keys()]).toEqual([`shop-1/${report.plan?.digest}`]);
  });

  it.each<[string, Partial<Stack>, string]>([
    ['in mode approve', { mode: 'approve' }, 'approval'],
    ['of a protected type', { policy: { ...aStack().policy, protected: ['aws_security_group'] } }, 'protected'],
  ])('holds a pure revert %s', async (_name, fields, code) => {
    const [report] = await run({ stack: aStack(fields), script: { plans: [pureRevert] } });
    expect(report).toMatchObject({ outcome: 'held', reasons: [{ code }] });
  });

  it('stops fighting: an address reverted too often waits for a person', async () => {
    const [report] = await run({
      script: { plans: [pureRevert] },
      prepare: ({ incidents }) => void incidents.reverted.set(group, 3),
    });
    expect(report).toMatchObject({ outcome: 'held', reasons: [{ code: 'fight', address: group }] });
  });

  it('never makes anew what held data', async () => {
    const bucket = 'aws_s3_bucket.data';
    const gone = planJson({
      drift: [aChange({ address: bucket, actions: ['delete'], before: { bucket: 'b' }, after: null })],
      changes: [aChange({ address: bucket, actions: ['create'], before: null, after: { bucket: 'b' } })],
    });
    const [report] = await run({ clicks: [aClick({ addresses: [bucket] })], script: { plans: [gone] } });
    expect(report).toMatchObject({ outcome: 'held', reasons: [{ code: 'protected', address: bucket }] });
  });

  it('changes nothing when another run has the stack by now', async () => {
    const prepare = async ({ mailbox, clock }: Rig) => {
      await clock.wait(700_000);
      await mailbox.claim('shop', 'shop-2', 600);
    };
    const [report, { terraform }] = await run({ script: { plans: [pureRevert] }, prepare });
    expect(report).toMatchObject({ outcome: 'failed', reasons: [{ code: 'lost-lease' }] });
    expect(terraform.calls.some((call) => call.startsWith('apply'))).toBe(false);
  });

  it('plans what depends on a re-created resource with it', async () => {
    const rule = 'aws_rule.http';
    const gone = planJson({
      drift: [aChange({ address: group, actions: ['delete'], before: { name: 'web' }, after: null })],
      changes: [aChange({ address: group, actions: ['create'], before: null, after: { name: 'web' } })],
    });
    const instance = (type: string, name: string, dependencies: readonly string[]) => ({
      mode: 'managed',
      type,
      name,
      provider: 'provider["x"]',
      instances: [{ attributes: { id: name }, dependencies }],
    });
    const state = {
      version: 4,
      resources: [instance('aws_security_group', 'web', []), instance('aws_rule', 'http', [group])],
    };
    const [report, { terraform }] = await run({ script: { plans: [gone, gone], state } });
    expect(report.outcome).toBe('reverted');
    expect(terraform.calls.slice(1)).toEqual([
      `plan ${group} > revert`,
      `plan ${group} ${rule} > revert-with-dependents`,
      'apply revert-with-dependents',
      `plan ${group} ${rule} > proof`,
    ]);
  });
});

describe('failures are outcomes', () => {
  const text = '╷\n│ Error: creating EC2 thing: AccessDenied\n│ \n╵';

  it.each<[string, Script]>([
    ['init', { init: failed('init', text) }],
    ['plan', { plans: [failed('plan', text)] }],
  ])('%s: nothing was changed, in Terraform’s own words', async (_name, script) => {
    const [report] = await run({ script });
    expect(report).toMatchObject({ outcome: 'failed', reasons: [{ code: 'terraform-failed' }] });
    expect(report.summary).toMatch(/^Nothing was changed: .*creating EC2 thing: AccessDenied/);
    expect(report.error).toBe('Error: creating EC2 thing: AccessDenied');
  });

  it('an apply that fails may have changed a part: nothing else is claimed', async () => {
    const [report] = await run({ script: { plans: [pureRevert], applies: [failed('apply', text)] } });
    expect(report.outcome).toBe('failed');
    expect(report.summary).not.toMatch(/Nothing was changed/);
  });

  it('names who holds the lock', async () => {
    const locked = [
      'Error: Error acquiring the state lock',
      '',
      'Lock Info:',
      '  ID:        5f1a',
      '  Path:      states/shop.tfstate',
      '  Operation: OperationTypeApply',
      '  Who:       ci@runner-7',
      '  Version:   1.11.4',
      '  Created:   2026-01-01 00:00:00 UTC',
    ].join('\n');
    const [report] = await run({ script: { plans: [failed('plan', locked)] } });
    expect(report).toMatchObject({ outcome: 'failed', reasons: [{ code: 'locked' }] });
    expect(report.summary).toMatch(/ci@runner-7 \(OperationTypeApply since 2026-01-01 00:00:00 UTC, lock 5f1a\)/);
  });
});

describe('a held plan', () => {
  it('is applied as it was kept, and proved', async () => {
    const [report, { terraform }] = await decided(pureRevert, {});
    expect(report).toMatchObject({ outcome: 'reverted', answers: ['apply'] });
    expect(terraform.calls.slice(1)).toEqual(['apply held', `plan ${group} > proof`]);
  });

  it('is refused when the decision was about another plan', async () => {
    const other = ({ incidents }: Rig) => {
      const record = incidents.records.get('shop-1');
      if (record) incidents.records.set('shop-1', { ...record, decision: decision('0'.repeat(64)) });
    };
    const [report, { terraform }] = await decided(pureRevert, {}, other);
    expect(report).toMatchObject({ outcome: 'failed', reasons: [{ code: 'other-plan' }] });
    expect(terraform.calls).toEqual(['init']);
  });

  describe('where another incident of the stack has begun to apply since', () => {
    const since = (fence: number) => (rig: Rig) => {
      rig.incidents.open('shop-2', 'shop', { applyBegan: { fence, run: 'other', at: '2026-01-01T00:05:00Z' } });
    };

    it('is not applied, though its state is not stale: what it would revert may be reverted', async () => {
      const [report, { terraform }] = await decided(pureRevert, {}, since(2));
      expect(report).toMatchObject({ outcome: 'clean' });
      expect(terraform.calls.filter((call) => call.startsWith('apply'))).toEqual([]);
    });

    it('is planned again, and applied where it changes just what was released', async () => {
      const [report, { terraform }] = await decided(pureRevert, { plans: [pureRevert] }, since(2));
      expect(report).toMatchObject({ outcome: 'reverted' });
      expect(terraform.calls).toContain('apply revert');
      expect(terraform.calls).not.toContain('apply held');
    });

    it('is applied as it was kept where that was before its own run', async () => {
      const [, { terraform }] = await decided(pureRevert, {}, since(1));
      expect(terraform.calls).toContain('apply held');
    });
  });

  const stale = failed('apply', 'Error: Saved plan is stale');

  it('that is stale is planned again, and applied where it changes just what was released', async () => {
    const [report, { terraform }] = await decided(pureRevert, { applies: [stale], plans: [pureRevert] });
    expect(report.outcome).toBe('reverted');
    expect(terraform.calls).toContain('apply revert');
  });

  it('that is stale and would change something else by now is asked again', async () => {
    const [report, { terraform }] = await decided(pureRevert, { applies: [stale], plans: [ridesAlong] });
    expect(report).toMatchObject({ outcome: 'held' });
    expect(terraform.calls).not.toContain('apply revert');
  });

  const lostKey = 'aws_kms_key.data';
  const makesAnew = planJson({
    drift: [aChange({ address: lostKey, actions: ['delete'], before: { description: 'data' }, after: null })],
    changes: [aChange({ address: lostKey, actions: ['create'], before: null, after: { description: 'data' } })],
  });

  it('that makes anew what is back by now is not applied: the state knows nothing of an undone deletion', async () => {
    const [report, { terraform }] = await decided(makesAnew, {});
    expect(terraform.calls.slice(1, 3)).toEqual([`plan ${lostKey} > still-gone`, `plan ${group} > revert`]);
    expect(terraform.calls).not.toContain('apply held');
    expect(report.outcome).toBe('clean');
  });

  it('that makes anew what is still gone is applied as it was kept', async () => {
    const [report, { terraform }] = await decided(makesAnew, { plans: [makesAnew] });
    expect(report.outcome).toBe('reverted');
    expect(terraform.calls).toContain('apply held');
  });

  it('that expired is planned again, never applied from memory', async () => {
    const [report, { terraform }] = await decided(
      pureRevert,
      { plans: [pureRevert] },
      ({ plans }, digest) => void plans.expired.add(digest),
    );
    expect(report.outcome).toBe('reverted');
    expect(terraform.calls).not.toContain('apply held');
  });
});

describe('secrets', () => {
  it('appear neither in the report nor in the log', async () => {
    const sensitive = { password: true };
    const plan = planJson({
      drift: [
        aChange({
          address: group,
          before: { password: 'correct-horse' },
          after: { password: 'battery-staple' },
          sensitive,
        }),
      ],
      changes: [
        aChange({
          address: group,
          before: { password: 'battery-staple' },
          after: { password: 'correct-horse' },
          sensitive,
        }),
      ],
    });
    const [report, { log }] = await run({ script: { plans: [plan] } });
    expect(report.outcome).toBe('reverted');
    expect(JSON.stringify([report, log])).not.toMatch(/correct-horse|battery-staple/);
  });
});

describe('a run that is late', () => {
  it('writes its report over none of a later lease, and says so', async () => {
    const later = async ({ incidents }: Rig) => {
      const [report] = await run({ script: { plans: [pureRevert] } });
      await incidents.writeRun('shop-1', { ...report, summary: 'the later one', fence: 99 });
    };
    const [, { incidents, log }] = await run({ script: { plans: [pureRevert] }, prepare: later });
    expect((await incidents.read('shop-1'))?.run?.summary).toBe('the later one');
    expect(log.at(-1)).toMatch(/not kept/);
  });
});
