import { describe, expect, it } from 'vitest';
import { readPlan, UnreadablePlan } from '../../../functions/core/guard/read-plan.ts';
import type { Json } from '../../../functions/core/json.ts';
import { aChange, planJson } from './plan-builder.ts';

const plan = (extra: Readonly<Record<string, Json>>) => planJson({ extra });
const still = aChange({ actions: ['no-op'] });

describe('a plan that cannot be read', () => {
  it.each<[Json, string]>([
    [null, 'not a JSON object'],
    [[], 'not a JSON object'],
    [plan({ format_version: 1.2 }), 'format_version 1.2, not 1.x'],
    [plan({ format_version: '2.0' }), 'format_version "2.0", not 1.x'],
    [plan({ format_version: '11.0' }), 'format_version "11.0", not 1.x'],
    [plan({ format_version: '1.2.3' }), 'format_version "1.2.3", not 1.x'],
    [{ format_version: '1.0', values: {} }, 'neither configuration nor planned_values: a state or a part of a plan'],
    [plan({ resource_changes: {} }), 'resource_changes is no list'],
    [plan({ resource_drift: 'x' }), 'resource_drift is no list'],
    [plan({ deferred_changes: 1 }), 'deferred_changes is no list'],
    [plan({ checks: {} }), 'checks is no list'],
    [plan({ resource_changes: [null] }), 'a resource change without address or change'],
    [plan({ resource_changes: [{ ...still, address: 1 }] }), 'a resource change without address or change'],
    [plan({ resource_drift: [{ ...still, change: null }] }), 'a resource change without address or change'],
    [plan({ resource_changes: [{ ...still, change: {} }] }), 'aws_thing.one has no actions'],
    [plan({ resource_changes: [{ ...still, change: { actions: [] } }] }), 'aws_thing.one has no actions'],
    [plan({ output_changes: [] }), 'output_changes is no object'],
    [plan({ output_changes: { out: 'update' } }), 'output out is no change'],
    [plan({ output_changes: { out: {} } }), 'out has no actions'],
  ])('%j', (json, why) => {
    expect(() => readPlan(json)).toThrow(new UnreadablePlan(why));
  });
});

describe('a plan that can be read', () => {
  it.each([{ format_version: '1.0' }, { format_version: '1.10' }, { configuration: null, planned_values: {} }])(
    'with %j',
    (extra) => {
      expect(readPlan(plan(extra))).toMatchObject({ changes: [], configuration: {} });
    },
  );

  it('may leave out every list, or have null for it', () => {
    const nothing = { changes: [], drift: [], outputs: [], deferred: 0, failedChecks: [], strange: [] };
    expect(readPlan({ format_version: '1.2', planned_values: {} })).toEqual({
      ...nothing,
      configuration: {},
      variables: {},
      errored: false,
      applyable: true,
    });
    const lists = ['resource_changes', 'resource_drift', 'output_changes', 'deferred_changes', 'checks'];
    expect(readPlan(plan(Object.fromEntries(lists.map((name) => [name, null]))))).toMatchObject(nothing);
  });

  it('has changes whose parts may be missing, and whose masks are then false', () => {
    const { changes } = readPlan(plan({ resource_changes: [{ address: 'a.b', change: { actions: ['read'] } }] }));
    const unmasked = { afterUnknown: false, beforeSensitive: false, afterSensitive: false };
    const values = { actions: ['read'], before: {}, after: {}, ...unmasked };
    const change = { ...values, replacing: false, importing: false, strange: [] };
    expect(changes).toEqual([{ address: 'a.b', type: '', mode: '', change, strange: [] }]);
    const [out] = readPlan(plan({ output_changes: { out: { actions: ['create'] } } })).outputs;
    expect(out).toEqual({ name: 'out', actions: ['create'], afterUnknown: false });
  });

  it('takes an action that is no text for no action that it knows', () => {
    const { changes } = readPlan(plan({ resource_changes: [aChange({ inChange: { actions: [['update']] } })] }));
    expect(changes[0]?.change.actions).toEqual(['["update"]']);
  });

  it('imports where it says what, and not where it says null', () => {
    const importing = (value: Json) =>
      readPlan(plan({ resource_changes: [aChange({ inChange: { importing: value } })] })).changes[0]?.change.importing;
    expect([importing({ id: 'x' }), importing({}), importing(null)]).toEqual([true, true, false]);
  });

  it.each<[Json, boolean, boolean]>([
    [true, true, true],
    [false, false, false],
    ['no', true, false],
  ])('has an error, and can be applied, where it says so: %j', (said, errored, applyable) => {
    expect(readPlan(plan({ errored: said, applyable: said }))).toMatchObject({ errored, applyable });
  });

  it('names members that nobody knew when this was written, where there is something in them', () => {
    const members = { a: true, b: 0, c: 'x', d: [0], none: null, list: [], object: {}, text: '' };
    expect(readPlan(plan(members)).strange).toEqual(['a', 'b', 'c', 'd']);
    expect(readPlan(plan({ resource_changes: [aChange({ inChange: members })] })).changes[0]?.change.strange).toEqual([
      'a',
      'b',
      'c',
      'd',
    ]);
  });

  it.each<[Json, readonly string[]]>([
    [{ address: { kind: 'resource', to_display: 'aws_x.y' }, status: 'fail' }, ['aws_x.y']],
    [{ address: { kind: 'output_value', to_display: 'output.x' }, status: 'error' }, ['output.x']],
    [{ address: { kind: 'resource', to_display: 'aws_x.y' }, status: 'unknown' }, []],
    [{ address: { kind: 'resource', to_display: 'aws_x.y' }, status: 'pass' }, []],
    [{ address: { kind: 'check', to_display: 'check.x' }, status: 'fail' }, []],
    [{ address: { kind: 'resource' }, status: 'fail' }, ['something']],
    [{ status: 'fail' }, ['something']],
    ['fail', ['something']],
  ])('says which condition does not hold, if any: %j', (check, failed) => {
    expect(readPlan(plan({ checks: [check] })).failedChecks).toEqual(failed);
  });
});
