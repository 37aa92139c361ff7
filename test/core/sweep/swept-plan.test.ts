import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { instancesOf } from '../../../functions/core/adopt/in-state.ts';
import type { JsonObject } from '../../../functions/core/json.ts';
import { isObject } from '../../../functions/core/json.ts';
import { confirmedDrift, lineOf, readSweep } from '../../../functions/core/sweep/swept-plan.ts';
import { aChange, aPair, aPlan, type PlanParts } from '../guard/plan-builder.ts';

const read = (parts: PlanParts) => readSweep(aPlan(parts), []);
const changeOf = ({ change }: JsonObject): JsonObject => (isObject(change) ? change : {});
const group = 'aws_security_group.web';

describe('a full plan, swept', () => {
  it('finds what drifted and would be put back', () => {
    const { drifted, waiting, pins } = read(aPair({ delay: 1 }, { delay: 5 }));
    expect(drifted).toEqual([
      { address: 'aws_thing.one', action: 'update', attribute: 'delay', was: '5', became: '1' },
    ]);
    expect([waiting, pins]).toEqual([[], []]);
  });

  it('calls configuration that was never applied waiting, not drift', () => {
    const change = aChange({ before: { delay: 1 }, after: { delay: 2 } });
    expect(read({ changes: [change] })).toEqual({ drifted: [], waiting: ['aws_thing.one'], pins: [] });
  });

  it('tells them apart on one resource, attribute by attribute', () => {
    const drift = aChange({ before: { delay: 1, size: 3 }, after: { delay: 5, size: 3 } });
    const both = aChange({ before: { delay: 5, size: 3 }, after: { delay: 1, size: 4 } });
    const { drifted, waiting } = read({ drift: [drift], changes: [both] });
    expect(drifted.map(({ attribute }) => attribute)).toEqual(['delay']);
    expect(waiting).toEqual([]);
  });

  it('does not take drift without meaning for drift: null → {} after a first apply, an order of a set', () => {
    const drift = aChange({ before: { tags: null, name: '' }, after: { tags: {}, name: null } });
    const waiting = aChange({ before: { tags: {}, size: 1 }, after: { tags: {}, size: 2 } });
    expect(read({ drift: [drift], changes: [waiting] })).toMatchObject({
      drifted: [],
      pins: [],
      waiting: ['aws_thing.one'],
    });
  });

  it('calls a resource that is gone one change', () => {
    const held = { name: 'web', description: 'the web' };
    const drift = aChange({ address: group, actions: ['delete'], before: held, after: null });
    const change = aChange({ address: group, actions: ['create'], before: null, after: held });
    expect(read({ drift: [drift], changes: [change] }).drifted).toEqual([
      { address: group, action: 'create', attribute: '*', was: 'gone', became: '' },
    ]);
  });

  it('does not call a resource that was never made gone', () => {
    const change = aChange({ address: group, actions: ['create'], before: null, after: { name: 'new' } });
    expect(read({ changes: [change] })).toMatchObject({ drifted: [], waiting: [group] });
  });

  it('calls each of several that are gone', () => {
    const gone = (address: string) => ({
      drift: aChange({ address, actions: ['delete'], before: { name: 'x' }, after: null }),
      change: aChange({ address, actions: ['create'], before: null, after: { name: 'x' } }),
    });
    const [one, two] = [gone('aws_thing.one'), gone('aws_thing.two')];
    const { drifted } = read({ drift: [one.drift, two.drift], changes: [one.change, two.change] });
    expect(drifted.map(({ address, was }) => [address, was])).toEqual([
      ['aws_thing.one', 'gone'],
      ['aws_thing.two', 'gone'],
    ]);
  });

  it('calls gone what is gone, whatever configuration waits for its return', () => {
    const drift = aChange({ actions: ['delete'], before: { id: 'x', size: null }, after: null });
    const change = aChange({ actions: ['create'], before: null, after: { size: 3 }, unknown: { id: true } });
    expect(read({ drift: [drift], changes: [change] })).toMatchObject({ drifted: [{ was: 'gone' }], waiting: [] });
  });

  it('does not take a deposed object, or a data source, for the resource', () => {
    const { drift, changes } = aPair({ delay: 1 }, { delay: 5 });
    const still = aChange({ before: { delay: 1 }, after: { delay: 1 } });
    for (const strange of [{ deposed: '0123abcd' }, { mode: 'data' }]) {
      const others = drift.map((one) => ({ ...one, ...strange }));
      expect(read({ drift: others, changes })).toMatchObject({ drifted: [], waiting: ['aws_thing.one'], pins: [] });
      expect(read({ drift: [...drift, { ...still, ...strange }], changes }).drifted).toHaveLength(1);
      expect(
        lineOf({ address: 'aws_thing.one', attribute: 'delay', value: 1 }, aPlan({ drift: others })),
      ).toBeUndefined();
    }
    const old = aChange({ actions: ['delete'], before: { delay: 1 }, after: null, extra: { deposed: '0123abcd' } });
    const gone = aChange({ actions: ['delete'], before: { delay: 1 }, after: null });
    expect(read({ drift: [gone], changes: [old] })).toMatchObject({ drifted: [], waiting: ['aws_thing.one'] });
  });

  it('does not take the order of a set for drift, though the configuration asks for more in it', () => {
    const [one, two, three] = [{ from_port: 1 }, { from_port: 2 }, { from_port: 3 }];
    const drift = aChange({ address: group, before: { ingress: [one, two] }, after: { ingress: [two, one] } });
    const live = { ingress: [two, one] };
    const change = aChange({ address: group, before: live, after: { ingress: [one, two, three] } });
    expect(read({ drift: [drift], changes: [change] })).toEqual({ drifted: [], waiting: [group], pins: [] });
  });

  it('finds a replacement that drift forces', () => {
    const drift = aChange({ before: { engine: 'a', size: 1 }, after: { engine: 'b', size: 1 } });
    const replaced = { actions: ['delete', 'create'], before: { engine: 'b', size: 1 } };
    const change = aChange({ ...replaced, after: { engine: 'a', size: 1 } });
    expect(read({ drift: [drift], changes: [change] }).drifted).toEqual([
      { address: 'aws_thing.one', action: 'delete,create', attribute: '*', was: '', became: '' },
    ]);
    expect(read({ changes: [change] })).toMatchObject({ drifted: [], waiting: ['aws_thing.one'] });
  });
});

describe('drift that no plan lists', () => {
  const drift = aChange({
    address: 'aws_sqs_queue.jobs',
    before: { id: 'q', policy: '' },
    after: { id: 'q', policy: '{"open":true}' },
  });

  it('is worth a pin where a configuration can set it', () => {
    expect(read({ drift: [drift] }).pins).toMatchObject([{ address: 'aws_sqs_queue.jobs', attribute: 'policy' }]);
  });

  it('is none where a resource of its own writes it', () => {
    const state = {
      resources: [
        {
          mode: 'managed',
          type: 'aws_sqs_queue_policy',
          name: 'jobs',
          instances: [{ attributes: { queue_url: 'q' } }],
        },
      ],
    };
    expect(readSweep(aPlan({ drift: [drift] }), instancesOf(state)).pins).toEqual([]);
  });

  it('is none of a computed attribute, which drifts for ever', () => {
    const touched = aChange({
      address: 'aws_lambda_function.f',
      before: { last_modified: 'yesterday' },
      after: { last_modified: 'today' },
    });
    expect(read({ drift: [touched] }).pins).toEqual([]);
  });

  it('counts only what the plan with the pin would put back: nothing under ignore_changes', () => {
    const { pins } = read({ drift: [drift] });
    const back = aPlan({
      drift: [drift],
      changes: [aChange({ address: 'aws_sqs_queue.jobs', before: { policy: '{"open":true}' }, after: { policy: '' } })],
    });
    expect(confirmedDrift(back, [], pins)).toMatchObject([{ address: 'aws_sqs_queue.jobs', attribute: 'policy' }]);
    expect(confirmedDrift(aPlan({ drift: [drift] }), [], pins)).toEqual([]);
  });

  it('is told as it is where Terraform refuses to pin it, without what is sensitive', () => {
    const plan = aPlan({ drift: [drift] });
    const pin = { address: 'aws_sqs_queue.jobs', attribute: 'policy', value: '' };
    const line = { address: 'aws_sqs_queue.jobs', action: 'update', attribute: 'policy' };
    expect(lineOf(pin, plan)).toEqual({ ...line, was: '{"open":true}', became: '""' });
    const beside = aPlan({ drift: [...aPair({ policy: 'a' }, { policy: 'b' }).drift, drift] });
    expect(lineOf(pin, beside)).toEqual(lineOf(pin, plan));
    const ended = { ...changeOf(drift), after: { id: 'q', policy: '' } };
    expect(lineOf(pin, aPlan({ drift: [{ ...drift, change: ended }] }))).toBeUndefined();
    expect(lineOf(pin, aPlan({}))).toBeUndefined();
    const hidden = aPlan({ drift: [{ ...drift, change: { ...changeOf(drift), after_sensitive: { policy: true } } }] });
    expect(lineOf(pin, hidden)).toMatchObject({ was: '(sensitive)', became: '(sensitive)' });
  });
});

describe('a second look', () => {
  it('keeps what it finds again and drops what was somebody’s work meanwhile', () => {
    const { drifted } = readSweep(aPlan(aPair({ delay: 1 }, { delay: 5 })), []);
    expect(confirmedDrift(aPlan(aPair({ delay: 1 }, { delay: 5 })), drifted, [])).toHaveLength(1);
    expect(confirmedDrift(aPlan({}), drifted, [])).toEqual([]);
    expect(confirmedDrift(aPlan(aPair({ size: 1 }, { size: 5 })), drifted, [])).toEqual([]);
    expect(confirmedDrift(aPlan(aPair({ delay: 1 }, { delay: 5 }, 'aws_thing.two')), drifted, [])).toEqual([]);
    const two = readSweep(aPlan(aPair({ delay: 1, size: 1 }, { delay: 5, size: 5 })), []).drifted;
    expect(confirmedDrift(aPlan(aPair({ delay: 1 }, { delay: 5 })), two, [])).toEqual(drifted);
  });
});

describe('laws of a swept plan', () => {
  const value = fc.constantFrom(null, '', 0, 1, 5, 'a', 'b');
  const name = fc.stringMatching(/^[a-z]{1,3}_[a-z0-9]{0,3}$/);
  const lights = fc.record({ held: value, live: value, asked: value });

  it('an attribute is drift where the plan would change it and it differs from the state; else the address waits', () => {
    fc.assert(
      fc.property(fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd'), lights, { minKeys: 1 }), (attributes) => {
        const side = (light: 'held' | 'live' | 'asked') =>
          Object.fromEntries(Object.entries(attributes).map(([name, one]) => [name, one[light]]));
        const { held, live, asked } = { held: side('held'), live: side('live'), asked: side('asked') };
        const { drifted, waiting } = read({
          drift: [aChange({ before: held, after: live })],
          changes: [aChange({ before: live, after: asked })],
        });
        const nothing = (one: unknown) => one === null || one === '';
        const same = (one: unknown, other: unknown) => one === other || (nothing(one) && nothing(other));
        const planned = Object.keys(attributes).filter((name) => !same(live[name], asked[name]));
        // What the provider may fill in where the configuration is silent asks for nothing: 0 for null.
        const filled = planned.filter((name) => nothing(live[name]) && asked[name] === 0);
        const expected = planned.filter((name) => !same(held[name], live[name]));
        const found = drifted.map(({ attribute }) => attribute);
        expect(expected).toEqual(expect.arrayContaining(found));
        expect([...found, ...filled]).toEqual(expect.arrayContaining(expected));
        if (found.length > 0) expect(waiting).toEqual([]);
        else if (planned.some((name) => !filled.includes(name))) expect(waiting).toHaveLength(1);
      }),
    );
  });

  it('configuration alone is never drift', () => {
    fc.assert(
      fc.property(fc.dictionary(name, value), fc.dictionary(name, value), (before, after) => {
        expect(read({ changes: [aChange({ before, after })] })).toMatchObject({ drifted: [], pins: [] });
      }),
    );
  });
});
