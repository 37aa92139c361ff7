import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readPlan, UnreadablePlan } from '../../../functions/core/guard/read-plan.ts';
import type { Json, JsonObject } from '../../../functions/core/json.ts';
import { guardPlan } from '../../../functions/core/plan-guard.ts';
import { aChange, aPlan, planJson } from './plan-builder.ts';

/** Values that differ by meaning whenever they differ by text: the normalisation must not matter here. */
const scalar = fc.oneof(fc.integer({ min: 1 }), fc.stringMatching(/^[a-z]{1,8}$/), fc.constant(true));
/** What every object inherits: as a tag's key, or an attribute's name, it is a name like any other. */
const inherited = fc.constantFrom('constructor', '__proto__', 'toString', 'valueOf');
const value: fc.Arbitrary<Json> = fc.oneof(
  scalar,
  fc.array(scalar, { minLength: 1, maxLength: 3 }),
  fc.dictionary(fc.oneof(fc.stringMatching(/^[a-z]{1,4}$/), inherited), scalar, { minKeys: 1, maxKeys: 3 }),
  fc.array(fc.record({ port: fc.integer({ min: 1 }), text: scalar }), { minLength: 1, maxLength: 2 }),
);
const name = fc.oneof({ weight: 9, arbitrary: fc.stringMatching(/^[a-z]{3,8}$/) }, inherited);

interface Drifted {
  readonly held: JsonObject;
  readonly live: JsonObject;
  readonly drifted: readonly string[];
}

/** What a state held, and what a click made of some of it. */
const drifted: fc.Arbitrary<Drifted> = fc
  .dictionary(name, fc.tuple(value, value, fc.boolean()), { minKeys: 1, maxKeys: 6 })
  .map((attributes) => {
    const all = Object.entries(attributes);
    return {
      held: Object.fromEntries(all.map(([attribute, [before]]) => [attribute, before])),
      live: Object.fromEntries(
        all.map(([attribute, [before, after, changed]]) => [attribute, changed ? after : before]),
      ),
      drifted: all.flatMap(([attribute, [before, after, changed]]) =>
        changed && JSON.stringify(before) !== JSON.stringify(after) ? [attribute] : [],
      ),
    };
  })
  .filter(({ drifted: names }) => names.length > 0);

const stack = fc
  .array(drifted, { minLength: 1, maxLength: 4 })
  .map((resources) => resources.map((resource, index) => ({ ...resource, address: `aws_thing.r${index}` })));
type Stack = readonly (Drifted & { readonly address: string })[];

const drift = (resources: Stack) =>
  resources.map(({ address, held, live }) => aChange({ address, before: held, after: live }));
const reverts = (resources: Stack) =>
  resources.map(({ address, held, live }) => aChange({ address, before: live, after: held }));
const rules = { allow: ['aws_thing.r0', 'aws_thing.r1', 'aws_thing.r2', 'aws_thing.r3'], protected: [] };

describe('laws of the guard', () => {
  it('never holds a pure revert', () => {
    fc.assert(
      fc.property(stack, (resources) => {
        const verdict = guardPlan(aPlan({ drift: drift(resources), changes: reverts(resources) }), rules);
        expect(verdict).toMatchObject({ outcome: 'pure-revert', reasons: [] });
        expect(verdict.changes.map(({ address, attribute }) => `${address} ${attribute}`).sort()).toEqual(
          resources.flatMap(({ address, drifted: names }) => names.map((each) => `${address} ${each}`)).sort(),
        );
      }),
    );
  });

  it('lets a revert through when a part of it is left out', () => {
    fc.assert(
      fc.property(stack, fc.nat(), (resources, which) => {
        const left = reverts(resources).filter((_change, index) => index !== which % resources.length);
        const { outcome } = guardPlan(aPlan({ drift: drift(resources), changes: left }), rules);
        expect(outcome).toBe(left.length > 0 ? 'pure-revert' : 'clean');
      }),
    );
  });

  it('holds an attribute of the configuration that rides along, and names it', () => {
    fc.assert(
      fc.property(stack, fc.nat(), value, (resources, which, wanted) => {
        const changes = resources.map(({ address, held, live }, index) => {
          const after = index === which % resources.length ? { ...held, unapplied: wanted } : held;
          return aChange({ address, before: live, after });
        });
        const verdict = guardPlan(aPlan({ drift: drift(resources), changes }), rules);
        const address = resources[which % resources.length]?.address;
        expect(verdict.outcome).toBe('held');
        expect(verdict.reasons).toEqual([{ code: 'rides-along', address, attribute: 'unapplied' }]);
      }),
    );
  });

  it('holds a drifted attribute that goes to a third value', () => {
    fc.assert(
      fc.property(stack, fc.nat(), (resources, which) => {
        const at = which % resources.length;
        const attribute = resources[at]?.drifted[0] ?? '';
        const changes = resources.map(({ address, held, live }, index) =>
          aChange({ address, before: live, after: index === at ? { ...held, [attribute]: 'A third value' } : held }),
        );
        const verdict = guardPlan(aPlan({ drift: drift(resources), changes }), rules);
        expect(verdict.reasons).toEqual([{ code: 'rides-along', address: `aws_thing.r${at}`, attribute }]);
      }),
    );
  });

  it('holds whatever else is mixed in: another resource, an action that is no revert, an output', () => {
    const alien = fc.constantFrom(
      { changes: [aChange({ address: 'aws_thing.r3', actions: ['delete'], before: { a: 1 }, after: null })] },
      {
        changes: [
          aChange({ address: 'aws_thing.r3', actions: ['delete', 'create'], before: { a: 1 }, after: { a: 1 } }),
        ],
      },
      { changes: [aChange({ address: 'aws_thing.r3', actions: ['create'], before: null, after: { a: 1 } })] },
      { changes: [aChange({ address: 'aws_thing.r3', before: { a: 1 }, after: { a: 2 } })] },
      { changes: [aChange({ address: 'aws_thing.r3', actions: ['forget'], before: { a: 1 }, after: null })] },
      { changes: [aChange({ address: 'aws_thing.r3', actions: ['no-op'], inChange: { importing: { id: 'x' } } })] },
      { changes: [aChange({ address: 'aws_thing.r3', actions: ['teleport'] })] },
      { outputs: { out: { actions: ['update'], before: 1, after: 2 } } },
      { extra: { errored: true } },
      { extra: { deferred_changes: [{ reason: 'unknown' }] } },
      { extra: { action_invocations: [{ address: 'action.x' }] } },
    );
    fc.assert(
      fc.property(
        stack.filter(({ length }) => length < 4),
        alien,
        (resources, parts) => {
          const changes = [...reverts(resources), ...('changes' in parts ? parts.changes : [])];
          const verdict = guardPlan(aPlan({ ...parts, drift: drift(resources), changes }), rules);
          expect(verdict.outcome).toBe('held');
        },
      ),
    );
  });

  it('never calls a plan without drift a revert', () => {
    fc.assert(
      fc.property(stack, (resources) => {
        expect(guardPlan(aPlan({ changes: reverts(resources) }), rules).outcome).toBe('held');
      }),
    );
  });

  it('judges any JSON or says that it is no plan, and never calls it a revert', () => {
    const odd = fc.oneof(
      fc.jsonValue(),
      fc.record({ resource_changes: fc.jsonValue(), resource_drift: fc.jsonValue() }),
    );
    fc.assert(
      fc.property(odd, fc.boolean(), (json, dressed) => {
        const text = JSON.stringify(dressed && typeof json === 'object' ? { ...planJson({}), ...json } : json);
        try {
          expect(guardPlan(readPlan(JSON.parse(text)), rules).outcome).not.toBe('pure-revert');
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadablePlan);
        }
      }),
    );
  });
});
