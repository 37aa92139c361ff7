import { describe, expect, it } from 'vitest';
import { stacksOf } from '../../functions/core/stacks.ts';
import type { Sweep } from '../../functions/core/sweep/sweep.ts';
import { claimStack } from '../../functions/flows/claim-stack.ts';
import { endSweep } from '../../functions/flows/end-sweep.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeIncidents } from '../fakes/incidents.ts';
import { FakeMailbox } from '../fakes/mailbox.ts';
import { aStack } from '../fakes/stack.ts';
import { FakeSweeps } from '../fakes/sweeps.ts';
import { FakeWorkflow } from '../fakes/workflow.ts';

const name = 'shop-sweep-1767225600';
const change = { address: 'aws_sqs_queue.jobs', action: 'update', attribute: 'delay', was: '5', became: '1' };
const found = { sweep: name, changes: [change], evidence: { suspects: [] } };
const written = (result: Sweep['result'], fields: Partial<Sweep> = {}): Sweep => ({
  name,
  result,
  endedAt: '2026-01-01T00:02:00.000Z',
  known: 0,
  waiting: 0,
  ...fields,
});

async function world(sweep?: Sweep) {
  const clock = new FakeClock();
  const incidents = new FakeIncidents();
  const ports = {
    stacks: stacksOf([aStack({ mode: 'observe' })]),
    clock,
    incidents,
    mailbox: new FakeMailbox(clock, incidents),
    sweeps: new FakeSweeps(),
    workflow: new FakeWorkflow(),
    retrySeconds: 10,
  };
  const request = { incident: name, stack: 'shop', task: 'sweep' };
  const claim = { stack: await claimStack(ports, request) };
  if (sweep) await ports.sweeps.end('shop', sweep);
  return { ...ports, request: { ...request, claim }, claim: () => ports.mailbox.claim('shop', 'shop-9', 60) };
}

describe('the end of a sweep', () => {
  it('lets the stack go; nobody is told of a clean one, and no incident is opened', async () => {
    const at = await world(written('clean'));
    expect(at.request.claim.stack).toMatchObject({ claimed: true, mode: 'observe' });
    expect(await at.claim()).toMatchObject({ claimed: false, holder: name });
    expect(await endSweep(at, at.request)).toEqual({ sweep: written('clean') });
    expect(await at.claim()).toMatchObject({ claimed: true });
    expect(at.incidents.records.size).toBe(0);
    expect(at.workflow.inputs).toEqual([]);
  });

  it('puts drift into the mailbox and starts its incident, once however often it is reported', async () => {
    const at = await world(written('drift', { found }));
    expect(await endSweep(at, at.request)).toMatchObject({ incident: 'shop-1' });
    expect(await endSweep(at, at.request)).toMatchObject({ incident: 'shop-1' });
    expect(at.workflow.inputs).toEqual([{ stack: 'shop', incident: 'shop-1', task: 'revert' }]);
    expect(at.incidents.records.get('shop-1')).toMatchObject({
      status: 'open',
      addresses: ['aws_sqs_queue.jobs'],
      clicks: [{ eventID: `${name}-drift`, unexplained: found }],
    });
    expect(at.sweeps.records.get('shop')).toMatchObject({ incident: 'shop-1' });
  });

  it.each<[string, object, Partial<Sweep>]>([
    ['an incident has the stack', { claim: { stack: { claimed: false } } }, { result: 'yielded' }],
    [
      'the build died',
      { error: { Error: 'States.TaskFailed', Cause: 'out of memory' } },
      { result: 'failed', detail: 'States.TaskFailed: out of memory' },
    ],
    ['the build said nothing', {}, { result: 'failed', detail: 'the build ended without a word' }],
  ])('writes what no build wrote: %s', async (_name, more, sweep) => {
    const at = await world({ ...written('clean'), name: 'shop-sweep-1767139200', endedAt: '2025-12-31T00:00:00.000Z' });
    const ended = await endSweep(at, { ...at.request, ...more } as Parameters<typeof endSweep>[1]);
    expect(ended.sweep).toMatchObject({ name, ...sweep });
    expect(at.sweeps.records.get('shop')).toMatchObject({
      last: { name, ...sweep },
      sweptAt: '2025-12-31T00:00:00.000Z',
    });
    expect(at.incidents.records.size).toBe(0);
  });
});

describe('a sweep’s claim', () => {
  it('is refused where an incident has the stack, and an incident’s where a sweep has it: one build at a time', async () => {
    const at = await world();
    const auto = { ...at, stacks: stacksOf([aStack()]) };
    const incident = { stack: 'shop', incident: 'shop-1', task: 'revert' };
    expect(await claimStack(auto, incident)).toMatchObject({ claimed: false });
    await at.mailbox.release('shop', name);
    expect(await claimStack(auto, incident)).toMatchObject({ claimed: true, mode: 'auto' });
    expect(await claimStack(auto, at.request)).toMatchObject({ claimed: false });
  });

  it('is refused for a stack that the configuration does not hold', async () => {
    const at = await world();
    expect(await claimStack({ ...at, stacks: stacksOf([]) }, at.request)).toMatchObject({ claimed: false });
  });
});
