import { describe, expect, it } from 'vitest';
import { type Adopted, guardAdopted } from '../../functions/core/adopt-guard.ts';
import { readPlan } from '../../functions/core/guard/read-plan.ts';
import { aChange, planJson } from './guard/plan-builder.ts';

const address = 'aws_iam_access_key.adopted_0';
const key = { id: 'AKIA1', user: 'deploy', status: 'Active' };
const expected = { id: 'AKIA1', user: 'deploy' };
const switched: Adopted = { address, expected, off: { user: 'deploy', status: 'Inactive' } };
const destroyed: Adopted = { address, expected };

type Parts = Parameters<typeof aChange>[0];
const off: Parts = { address, before: key, after: { ...key, status: 'Inactive' } };
const gone: Parts = { address, actions: ['delete'], before: key, after: null };
const judge = (children: readonly Adopted[], ...changes: readonly Parts[]) =>
  guardAdopted(readPlan(planJson({ changes: changes.map(aChange) })), children);

describe('the guard of what was adopted', () => {
  it('lets a child be destroyed', () => {
    expect(judge([destroyed], gone)).toMatchObject({ outcome: 'pure-revert', changes: [{ action: 'destroy' }] });
  });

  it('lets a child be switched off, and nothing else of it be changed', () => {
    expect(judge([switched], off)).toEqual({
      outcome: 'pure-revert',
      reasons: [],
      changes: [{ address, action: 'switch-off', attribute: 'status', was: '"Active"', became: '"Inactive"' }],
    });
  });

  it('is clean where there is nothing to do', () => {
    expect(judge([switched], { ...off, actions: ['no-op'] })).toEqual({ outcome: 'clean', reasons: [], changes: [] });
  });

  it.each<[string, readonly Adopted[], readonly Parts[], string]>([
    ['a child that nobody adopted', [], [gone], 'outside-target'],
    [
      'a second change beside the child’s',
      [destroyed],
      [gone, { ...gone, address: 'aws_iam_user.x' }],
      'outside-target',
    ],
    ['a destruction of what was to be switched off', [switched], [gone], 'outside-target'],
    ['a change of what was to be destroyed', [destroyed], [off], 'outside-target'],
    ['a replacement', [switched], [{ ...off, actions: ['delete', 'create'] }], 'outside-target'],
    ['a creation', [switched], [{ ...off, actions: ['create'], before: null }], 'outside-target'],
    ['an import of another key', [switched], [{ ...off, before: { ...key, id: 'AKIA2' } }], 'rides-along'],
    [
      'a change of something else too',
      [switched],
      [{ ...off, after: { ...key, status: 'Inactive', path: '/x' } }],
      'rides-along',
    ],
    ['switching it on', [switched], [{ ...off, before: { ...key, status: 'Inactive' }, after: key }], 'rides-along'],
    ['a value that nobody knows yet', [switched], [{ ...off, unknown: { secret: true } }], 'rides-along'],
    ['an unknown status', [switched], [{ ...off, unknown: { status: true } }], 'rides-along'],
  ])('holds %s', (_what, children, changes, code) => {
    const verdict = judge(children, ...changes);
    expect(verdict.outcome).toBe('held');
    expect(verdict.reasons.map((reason) => reason.code)).toContain(code);
  });

  it.each([{ errored: true }, { deferred: 1 }, { strange: ['new_member'] }])('holds a plan that is %j', (fields) => {
    const plan = { ...readPlan(planJson({ changes: [aChange(gone)] })), ...fields };
    expect(guardAdopted(plan, [destroyed])).toMatchObject({ outcome: 'held', reasons: [{ code: 'errored' }] });
  });

  it('holds a destruction of something else than the record made, and says so', () => {
    expect(judge([destroyed], { ...gone, before: { ...key, user: 'other' } }).reasons).toEqual([
      { code: 'rides-along', address, detail: 'the import read back something else than the record made' },
    ]);
  });

  it('shows what is destroyed by the first values that name it, and no secret', () => {
    const before = { ...key, a1: '1', a2: '2', a3: '3', a4: '4', empty: '', number: 1, secret: 'hush' };
    const [change] = judge([destroyed], { ...gone, before, sensitive: { secret: true } }).changes;
    const was = JSON.stringify({ a1: '1', a2: '2', a3: '3', a4: '4', id: 'AKIA1', status: 'Active' });
    expect(change).toEqual({ address, action: 'destroy', attribute: '*', was, became: 'null' });
  });

  it('shows no secret of what is switched off either', () => {
    const changed = { ...off, after: { ...key, status: 'Inactive', secret: 'new' }, sensitive: { secret: true } };
    const shown = judge([switched], { ...changed, before: { ...key, secret: 'hush' } }).changes;
    expect(shown).toContainEqual({
      address,
      action: 'switch-off',
      attribute: 'secret',
      was: '(sensitive)',
      became: '(sensitive)',
    });
  });
});
