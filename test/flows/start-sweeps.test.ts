import { describe, expect, it } from 'vitest';
import type { Incident } from '../../functions/core/incident.ts';
import type { Stack } from '../../functions/core/stack.ts';
import { stackPattern } from '../../functions/core/stack-pattern.ts';
import { stacksOf } from '../../functions/core/stacks.ts';
import { startSweeps } from '../../functions/flows/start-sweeps.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeIncidents } from '../fakes/incidents.ts';
import { aStack } from '../fakes/stack.ts';
import { FakeSweeps } from '../fakes/sweeps.ts';
import { FakeWorkflow } from '../fakes/workflow.ts';

const named = (name: string, fields: Partial<Stack> = {}) =>
  aStack({
    name,
    state: { bucket: 'states', key: `${name}.tfstate`, region: 'us-east-1', workspace: 'default' },
    ...fields,
  });

function world({ all = [named('shop')], manifests = [] as readonly string[], hours = 1 } = {}) {
  const pattern = stackPattern({
    name: '{env}-{name}',
    bucket: 'live',
    key: '{env}/{name}.tfstate',
    region: 'us-east-1',
    where: {},
    make: ({ env, name }) =>
      named(`${env}-${name}`, {
        state: { bucket: 'live', key: `${env}/${name}.tfstate`, region: 'us-east-1', workspace: 'default' },
      }),
  });
  const clock = new FakeClock();
  const ports = {
    stacks: stacksOf(all, [pattern]),
    window: { from: 0, hours },
    manifests: {
      async *list() {
        yield* manifests;
      },
    },
    incidents: new FakeIncidents(),
    sweeps: new FakeSweeps(),
    workflow: new FakeWorkflow(),
    clock,
  };
  const incident = (status: Incident['status']) => ports.incidents.open('shop-1', 'shop', { status });
  return { ...ports, incident, start: () => startSweeps(ports) };
}
const hour = 3_600_000;

describe('the hour’s sweeps', () => {
  it('start once each, for a moment of their own, however often it is looked', async () => {
    const { start, workflow, sweeps } = world();
    expect(await start()).toEqual({ started: ['shop-sweep-1767225600'], busy: [], overdue: [] });
    expect((await start()).started).toEqual([]);
    expect(workflow.inputs).toHaveLength(1);
    const [input] = workflow.inputs;
    expect(input).toMatchObject({ stack: 'shop', incident: 'shop-sweep-1767225600', task: 'sweep' });
    expect(input?.delaySeconds).toBeGreaterThanOrEqual(0);
    expect(input?.delaySeconds).toBeLessThanOrEqual(3600);
    expect(sweeps.records.get('shop')).toMatchObject({ startedAt: '2026-01-01T00:00:00.000Z' });
  });

  it('start once where the record of it was lost: the execution has the same name', async () => {
    const { start, workflow, sweeps, clock } = world();
    await start();
    sweeps.records.clear();
    await clock.wait(300_000);
    await start();
    expect(workflow.inputs).toHaveLength(1);
  });

  it('are of every stack, those of a pattern that have a state too, and not of what nobody knows', async () => {
    const { start } = world({ all: [named('shop'), named('net')], manifests: ['prod-web', 'shop', 'gone'] });
    const { started } = await start();
    expect(started.map((name) => name.replace(/-sweep-\d+$/, '')).sort()).toEqual(['net', 'prod-web', 'shop']);
  });

  it.each<[string, Partial<Stack>]>([
    ['a stack that wants none', { sweep: false }],
    ['one that is only observed, which needs no rights to plan', { mode: 'observe' }],
  ])('leave out %s', async (_name, fields) => {
    const { start } = world({ all: [named('shop', fields)] });
    expect((await start()).started).toHaveLength(0);
  });

  it('are of an observed stack where it asks for them', async () => {
    const { start } = world({ all: [named('shop', { mode: 'observe', sweep: true })] });
    expect((await start()).started).toHaveLength(1);
  });

  it.each<[Incident['status'], boolean]>([
    ['open', false],
    ['waiting', false],
    ['overridden', true],
    ['reverted', true],
    ['failed', true],
  ])('and a stack with an incident that is %s: %s', async (status, isStarted) => {
    const { start, incident, sweeps } = world();
    incident(status);
    const { started, busy } = await start();
    expect([started.length, busy.length]).toEqual(isStarted ? [1, 0] : [0, 1]);
    expect(sweeps.records.get('shop')?.startedAt !== undefined).toBe(isStarted);
  });

  it('have it again the next hour, once the incident is over', async () => {
    const { start, incident, clock, workflow } = world({ hours: 24 });
    let at = 0;
    incident('waiting');
    for (; at < 24 && (await start()).busy.length === 0; at += 1) await clock.wait(hour);
    await clock.wait(hour);
    incident('left');
    expect((await start()).started).toHaveLength(1);
    expect(workflow.inputs).toHaveLength(1);
  });

  it('tell of a stack that none has seen for three nights, first turn to last', async () => {
    const { start, incident, clock } = world({ hours: 24 });
    incident('waiting');
    const overdue: number[] = [];
    for (let at = 0; at < 24 * 5; at += 1) {
      overdue.push((await start()).overdue.length);
      await clock.wait(hour);
    }
    expect(overdue.slice(0, 72)).toEqual(Array.from({ length: 72 }, () => 0));
    expect(overdue.at(-1)).toBe(1);
  });
});
