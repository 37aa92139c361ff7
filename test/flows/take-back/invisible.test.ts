import { describe, expect, it } from 'vitest';
import type { Json } from '../../../functions/core/json.ts';
import { aChange, planJson } from '../../core/guard/plan-builder.ts';
import { aClick } from '../../fakes/clicks.ts';
import { aStack } from '../../fakes/stack.ts';
import { group, pureRevert, type Rig, run } from '../../rig/taking-back.ts';

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
