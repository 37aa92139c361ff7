import { describe, expect, it } from 'vitest';
import type { Click } from '../../functions/core/click.ts';
import type { Override } from '../../functions/core/deciding/override.ts';
import type { Json } from '../../functions/core/json.ts';
import type { RunReport } from '../../functions/core/run.ts';
import type { Stack } from '../../functions/core/stack.ts';
import { unexplainedClick } from '../../functions/core/sweep/unexplained.ts';
import type { RunPorts, RunRequest } from '../../functions/flows/take-back/request.ts';
import { takeBack } from '../../functions/flows/take-back.ts';
import { aChange, aPair, planJson } from '../core/guard/plan-builder.ts';
import { aClick } from '../fakes/clicks.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeIncidents } from '../fakes/incidents.ts';
import { FakeMailbox } from '../fakes/mailbox.ts';
import { FakePlans } from '../fakes/plans.ts';
import { aStack } from '../fakes/stack.ts';
import { FakeTerraform, failed, type Script } from '../fakes/terraform.ts';

const group = 'aws_security_group.web';
const pureRevert = planJson(aPair({ name: 'web' }, { name: 'mine' }, group));
const ridesAlong = planJson({
  changes: [aChange({ address: group, before: { name: 'web' }, after: { name: 'new' } })],
});

interface Setting {
  readonly stack?: Stack;
  readonly clicks?: readonly Click[];
  readonly script: Script;
  readonly request?: Partial<RunRequest>;
  /** The stack's overrides, as each look finds them; after the last, they stay as they are. */
  readonly overrides?: readonly (readonly Override[])[];
  /** Whether an override that was found still stands when clicks are handed to it. */
  readonly covers?: boolean;
  readonly prepare?: (at: Rig) => Promise<void> | void;
}

interface Rig {
  readonly clock: FakeClock;
  readonly incidents: FakeIncidents;
  readonly mailbox: FakeMailbox;
  readonly plans: FakePlans;
  readonly terraform: FakeTerraform;
  readonly undone: string[];
  /** What nobody is about to delete. */
  readonly kept: Set<string>;
  /** What AWS says to an undo. */
  refusal?: Error;
  readonly log: string[];
}

/** Puts the clicks, claims the stack, runs; the second element is everything that the run could touch. */
async function run(setting: Setting): Promise<readonly [RunReport, Rig]> {
  const { stack = aStack(), clicks = [aClick({ addresses: [group] })] } = setting;
  const clock = new FakeClock();
  const incidents = new FakeIncidents();
  const mailbox = new FakeMailbox(clock, incidents);
  const rig: Rig = {
    clock,
    incidents,
    mailbox,
    plans: new FakePlans(),
    terraform: new FakeTerraform(setting.script),
    undone: [],
    kept: new Set(),
    log: [],
  };
  let incident = 'shop-1';
  for (const click of clicks) ({ incident } = await mailbox.put(stack.name, click));
  const lease = await mailbox.claim(stack.name, incident, 600);
  const fence = lease.claimed ? lease.fence : 0;
  await setting.prepare?.(rig);
  const overrides = [...(setting.overrides ?? [[]])];
  const ports: RunPorts = {
    ...rig,
    overrides: {
      list: async () => (overrides.length > 1 ? overrides.shift() : overrides[0]) ?? [],
      cover: async (_override, clicks) => (setting.covers ? clicks : []),
    },
    undo: {
      isPending: async ({ id }) => !rig.kept.has(id),
      undo: async (undo) => {
        if (rig.refusal) throw rig.refusal;
        const enable = undo.kind === 'cancel-key-deletion' && undo.enable ? ' enable' : '';
        rig.undone.push(`${undo.kind} ${undo.id}${enable}`);
        rig.kept.add(undo.id);
      },
    },
    log: (line) => rig.log.push(line),
  };
  const request = {
    stack,
    incident,
    fence,
    run: 'build-1',
    task: 'revert' as const,
    source: 'working copy',
    ...setting.request,
  };
  return [await takeBack(ports, request), rig];
}

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

describe('what no plan lists', () => {
  const role = 'aws_iam_role.app';
  const admin = 'arn:aws:iam::aws:policy/AdministratorAccess';
  const attach = () =>
    aClick({
      service: 'iam',
      name: 'AttachRolePolicy',
      request: { roleName: 'app', policyArn: admin },
      addresses: [role],
    });
  const child = { id: 'app-1', role: 'app', policy_arn: admin };
  const adopted = 'aws_iam_role_policy_attachment.adopted_0';
  const destroy: Json = planJson({
    changes: [aChange({ address: adopted, actions: ['delete'], before: child, after: null })],
  });
  const parent = (provider: string) => ({
    mode: 'managed',
    type: 'aws_iam_role',
    name: 'app',
    provider,
    instances: [{ attributes: { id: 'app' } }],
  });
  const own = 'provider["registry.terraform.io/hashicorp/aws"]';
  const inState = (provider: string) => ({ version: 4, resources: [parent(provider)] });
  const script = { exists: [`app/${admin}`], destroy, state: inState(own) };

  it('a child is adopted in a scratch state, destroyed there, and proved gone', async () => {
    const [report, { terraform }] = await run({ clicks: [attach()], script });
    expect(report).toMatchObject({
      outcome: 'reverted',
      answers: ['adopt'],
      reasons: [{ code: 'exclusive', address: role }],
    });
    expect(terraform.calls.slice(2)).toEqual([
      `adopt aws_iam_role_policy_attachment app/${admin}`,
      'destroy',
      `adopt aws_iam_role_policy_attachment app/${admin}`,
      'close scratch',
    ]);
  });

  it('a child is looked for with its parent’s own provider configuration, or not at all', async () => {
    const [, west] = await run({ clicks: [attach()], script: { ...script, state: inState(`${own}.west`) } });
    expect(west.terraform.calls).toContain(`adopt aws_iam_role_policy_attachment app/${admin} west`);
    for (const state of [inState(`module.a.${own}`), { version: 4, resources: [] }]) {
      const [report, { terraform }] = await run({ clicks: [attach()], script: { ...script, state } });
      expect(report).toMatchObject({ outcome: 'invisible', answers: ['tell'] });
      expect(terraform.calls.filter((call) => call.startsWith('adopt'))).toEqual([]);
    }
  });

  it('a child that the state holds by now is not rogue', async () => {
    const resource = {
      mode: 'managed',
      type: 'aws_iam_role_policy_attachment',
      name: 'x',
      provider: 'p',
      instances: [{ attributes: child }],
    };
    const state = { version: 4, resources: [resource] };
    const [report, { terraform }] = await run({ clicks: [attach()], script: { ...script, state } });
    expect(report.outcome).toBe('clean');
    expect(terraform.calls).not.toContain('destroy');
  });

  it('an import that reads back something else is held', async () => {
    const other = planJson({
      changes: [aChange({ address: adopted, actions: ['delete'], before: { ...child, role: 'other' }, after: null })],
    });
    const [report, { terraform }] = await run({ clicks: [attach()], script: { ...script, destroy: other } });
    expect(report).toMatchObject({ outcome: 'held', reasons: [{ code: 'rides-along', address: adopted }] });
    expect(terraform.calls).not.toContain('destroy');
  });

  it.each<['tell' | 'approve', string]>([
    ['tell', 'invisible'],
    ['approve', 'held'],
  ])('policy %s: %s', async (adopt, outcome) => {
    const stack = aStack({ policy: { ...aStack().policy, adopt } });
    const [report, { terraform }] = await run({ stack, clicks: [attach()], script });
    expect(report.outcome).toBe(outcome);
    expect(terraform.calls).not.toContain('destroy');
  });

  const accessKey = (name: string, request: Json, response: Json = null) =>
    aClick({ service: 'iam', name, request, response, addresses: ['aws_iam_user.deploy'], match: 'parent' });
  const madeKey = () =>
    accessKey('CreateAccessKey', { userName: 'deploy' }, { accessKey: { accessKeyId: 'AKIA1', userName: 'deploy' } });
  const onAgain = () => accessKey('UpdateAccessKey', { userName: 'deploy', accessKeyId: 'AKIA1', status: 'Active' });
  const live = { id: 'AKIA1', user: 'deploy', status: 'Active' };
  const keyChange = (fields: Parameters<typeof aChange>[0]): Json =>
    planJson({ changes: [aChange({ address: 'aws_iam_access_key.adopted_0', before: live, ...fields })] });
  const switchOff = keyChange({ after: { ...live, status: 'Inactive' } });
  const userState = { version: 4, resources: [{ ...parent(own), type: 'aws_iam_user', name: 'deploy' }] };
  const keyScript = { exists: ['AKIA1'], destroys: [switchOff], state: userState };
  const deactivating = aStack({ policy: { ...aStack().policy, accessKeys: 'deactivate' } });

  it('an access key is switched off where the policy says so, and proved by a second plan', async () => {
    const [report, { terraform }] = await run({ stack: deactivating, clicks: [madeKey()], script: keyScript });
    expect(report).toMatchObject({
      outcome: 'reverted',
      answers: ['adopt'],
      summary: 'Switched off: aws_iam_access_key AKIA1',
      reasons: [{ code: 'switched-off', address: 'aws_iam_user.deploy' }],
      changes: [{ action: 'switch-off', attribute: 'status' }],
    });
    expect(terraform.calls.slice(2)).toEqual(['adopt aws_iam_access_key AKIA1', 'destroy', 'close scratch']);
  });

  it('a key that is still on by a second plan is not called off', async () => {
    const script = { ...keyScript, destroys: [switchOff, switchOff] };
    const [report] = await run({ stack: deactivating, clicks: [madeKey()], script });
    expect(report).toMatchObject({ outcome: 'failed', reasons: [{ code: 'not-proved' }] });
  });

  it('a plan that would do more to a key than switch it off is held', async () => {
    const more = keyChange({ after: { ...live, status: 'Inactive', user: 'other' } });
    const script = { ...keyScript, destroys: [more] };
    const [report, { terraform }] = await run({ stack: deactivating, clicks: [madeKey()], script });
    expect(report).toMatchObject({ outcome: 'held', reasons: [{ code: 'rides-along', attribute: 'user' }] });
    expect(terraform.calls).not.toContain('destroy');
  });

  it('a key that a click switched on may be older: it is only ever switched off', async () => {
    const [report] = await run({ clicks: [onAgain()], script: keyScript });
    expect(report.summary).toBe('Switched off: aws_iam_access_key AKIA1');
  });

  it('a key that was made, and switched on again, is one child', async () => {
    const gone = keyChange({ actions: ['delete'], after: null });
    const clicks = [madeKey(), onAgain()];
    const [report, { terraform }] = await run({ clicks, script: { ...keyScript, destroys: [gone] } });
    expect(report).toMatchObject({ outcome: 'reverted', changes: [{ action: 'destroy' }] });
    expect(terraform.calls.filter((call) => call.startsWith('adopt'))).toEqual(
      Array(2).fill('adopt aws_iam_access_key AKIA1'),
    );
  });

  const key = 'aws_kms_key.data';
  const opened = [aChange({ address: key, before: { policy: 'closed' }, after: { policy: 'open' } })];
  const drifted = planJson({ drift: opened });
  const pinned = planJson({
    drift: opened,
    changes: [aChange({ address: key, before: { policy: 'open' }, after: { policy: 'closed' } })],
  });
  const put = () => aClick({ service: 'kms', name: 'PutKeyPolicy', addresses: [key] });

  it('an open attribute is pinned to what the state held; the plan without the override proves it', async () => {
    const [report, { terraform }] = await run({ clicks: [put()], script: { plans: [drifted, pinned] } });
    expect(report).toMatchObject({ outcome: 'reverted', answers: ['pin'] });
    expect(terraform.calls.slice(1)).toEqual([
      `plan ${key} > revert`,
      'override . {"resource":{"aws_kms_key":{"data":{"policy":"closed"}}}}',
      `plan ${key} > pin`,
      'apply pin',
      `plan ${key} > proof`,
    ]);
  });

  it('drift that another resource than the clicked one shows is left alone', async () => {
    const [report, { terraform }] = await run({
      clicks: [aClick({ addresses: ['aws_kms_key.other'] })],
      script: { plans: [drifted] },
    });
    expect(report.outcome).toBe('clean');
    expect(terraform.calls.filter((call) => call.startsWith('override'))).toEqual([]);
  });

  it('a key’s deletion is cancelled before anything is planned', async () => {
    const resource = {
      mode: 'managed',
      type: 'aws_kms_key',
      name: 'data',
      provider: 'p',
      instances: [{ attributes: { id: 'k-1', is_enabled: true } }],
    };
    const click = aClick({ service: 'kms', name: 'ScheduleKeyDeletion', request: { keyId: 'k-1' }, addresses: [key] });
    const [report, { undone }] = await run({
      clicks: [click],
      script: { state: { version: 4, resources: [resource] } },
    });
    expect(report).toMatchObject({ outcome: 'reverted', answers: ['undo'] });
    expect(undone).toEqual(['cancel-key-deletion k-1 enable']);
  });

  const doomed = {
    mode: 'managed',
    type: 'aws_kms_key',
    name: 'data',
    provider: 'p',
    instances: [{ attributes: { id: 'k-1', is_enabled: true } }],
  };
  const doom = () =>
    aClick({ service: 'kms', name: 'ScheduleKeyDeletion', request: { keyId: 'k-1' }, addresses: [key] });
  const doomedScript = { state: { version: 4, resources: [doomed] } };

  it('an undo that a person must release is kept under a digest, and nothing is planned that would make it anew', async () => {
    const stack = aStack({ mode: 'approve' });
    const again = planJson({
      drift: [aChange({ address: key, actions: ['delete'], before: { id: 'k-1' }, after: null })],
      changes: [aChange({ address: key, actions: ['create'], before: null, after: {} })],
    });
    const script = { ...doomedScript, plans: [again] };
    const [report, { undone, terraform, plans }] = await run({ stack, clicks: [doom(), doom()], script });
    expect(report).toMatchObject({
      outcome: 'held',
      answers: ['undo'],
      summary: 'Held for a decision: to undo the deletion of aws_kms_key.data',
      reasons: [{ code: 'approval', address: key }],
      changes: [{ address: key, action: 'cancel-key-deletion', attribute: '*' }],
    });
    expect([...plans.kept.keys()]).toEqual([`shop-1/${report.plan?.digest}`]);
    expect(undone).toEqual([]);
    expect(terraform.calls).toEqual(['init']);
  });

  it('an undo that AWS refuses is told in its words, and nothing is planned', async () => {
    const prepare = (rig: Rig) => {
      rig.refusal = Object.assign(new Error('not yours'), { name: 'AccessDeniedException' });
    };
    const [report, { terraform }] = await run({ clicks: [doom()], script: doomedScript, prepare });
    expect(report).toMatchObject({ outcome: 'failed', reasons: [{ code: 'undo-failed', address: key }] });
    expect(report.summary).toContain('could not be undone, and goes on: AccessDeniedException: not yours');
    expect(terraform.calls).toEqual(['init']);
  });

  it('what somebody has undone already is not undone again', async () => {
    const prepare = ({ kept }: Rig) => void kept.add('k-1');
    const [report, { undone }] = await run({ clicks: [doom()], script: doomedScript, prepare });
    expect([report.outcome, undone]).toEqual(['clean', []]);
  });

  it('what is left of a burst is told beside what was taken back', async () => {
    const clicks = [aClick({ addresses: [group] }), aClick({ name: 'StopInstances', addresses: ['aws_instance.web'] })];
    const [report] = await run({ clicks, script: { plans: [pureRevert] } });
    expect(report).toMatchObject({
      outcome: 'reverted',
      answers: ['apply', 'tell'],
      reasons: [{ code: 'not-modelled' }],
    });
  });

  it('a stopped instance is told by name', async () => {
    const click = aClick({ name: 'StopInstances', addresses: ['aws_instance.web'] });
    const [report] = await run({ clicks: [click], script: {} });
    expect(report).toMatchObject({ outcome: 'left', answers: ['tell'], reasons: [{ code: 'not-modelled' }] });
    expect(report.summary).toMatch(/aws_ec2_instance_state/);
  });
});

const approving = aStack({ mode: 'approve' });
const decision = (digest: string) => ({ verb: 'revert' as const, by: 'ada', at: '2026-01-01T00:10:00Z', digest });

/** Holds `first`, decides to revert, and runs again with what the second run's Terraform finds. */
async function decided(
  first: Json,
  again: Script,
  change: (rig: Rig, digest: string) => void = () => {},
  overrides: Setting['overrides'] = [[]],
) {
  const [held, before] = await run({ stack: approving, script: { plans: [first] } });
  const digest = held.plan?.digest ?? '';
  const prepare = async (rig: Rig) => {
    await rig.mailbox.gather(approving.name, 'shop-1');
    for (const [key, bytes] of before.plans.kept) rig.plans.kept.set(key, bytes);
    const record = before.incidents.records.get('shop-1');
    if (record) rig.incidents.records.set('shop-1', { ...record, run: held, decision: decision(digest) });
    change(rig, digest);
  };
  return await run({ stack: approving, script: again, request: { task: 'apply-held' }, prepare, overrides });
}

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
