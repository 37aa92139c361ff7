import { describe, expect, it } from 'vitest';
import type { IgnoreRule } from '../../functions/core/ignore.ts';
import type { LookedFor } from '../../functions/core/sweep/suspects.ts';
import type { Sweep } from '../../functions/core/sweep/sweep.ts';
import { sweepStack } from '../../functions/flows/sweep-stack.ts';
import type { FoundRecords } from '../../functions/ports/trail.ts';
import { aChange, aPair, planJson } from '../core/guard/plan-builder.ts';
import { aClick } from '../fakes/clicks.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeIncidents } from '../fakes/incidents.ts';
import { FakeMailbox } from '../fakes/mailbox.ts';
import { aStack } from '../fakes/stack.ts';
import { FakeSweeps } from '../fakes/sweeps.ts';
import { emptyPlan, FakeTerraform, failed, type Script } from '../fakes/terraform.ts';

const queue = 'aws_sqs_queue.jobs';
const arn = 'arn:aws:sqs:eu-west-1:123456789012:jobs';
const drifted = planJson(aPair({ id: 'q', arn, delay: 1 }, { id: 'q', arn, delay: 5 }, queue));
const waiting = planJson({ changes: [aChange({ address: queue, before: { delay: 1 }, after: { delay: 2 } })] });
const name = 'shop-sweep-1767225600';
const record = {
  eventID: 'e-1',
  eventTime: '2025-12-31T22:00:00Z',
  eventSource: 'sqs.amazonaws.com',
  eventName: 'SetQueueAttributes',
  awsRegion: 'eu-west-1',
  recipientAccountId: '123456789012',
  readOnly: false,
  sessionCredentialFromConsole: 'true',
  userIdentity: { type: 'IAMUser', userName: 'mallory' },
  requestParameters: {},
};

interface Setting {
  readonly script: Script;
  readonly records?: (looked: LookedFor, from: Date) => FoundRecords | Promise<FoundRecords>;
  readonly ignore?: readonly IgnoreRule[];
  readonly build?: string;
  /** Whether the records of other accounts are in reach. */
  readonly reaches?: boolean;
  readonly prepare?: (rig: Rig) => Promise<void> | void;
}
interface Rig {
  readonly clock: FakeClock;
  readonly incidents: FakeIncidents;
  readonly mailbox: FakeMailbox;
  readonly sweeps: FakeSweeps;
  readonly terraform: FakeTerraform;
  readonly asked: string[];
  readonly log: string[];
}

async function run(setting: Setting): Promise<readonly [Sweep, Rig]> {
  const clock = new FakeClock();
  const incidents = new FakeIncidents();
  const rig: Rig = {
    clock,
    incidents,
    mailbox: new FakeMailbox(clock, incidents),
    sweeps: new FakeSweeps(),
    terraform: new FakeTerraform(setting.script),
    asked: [],
    log: [],
  };
  const lease = await rig.mailbox.claim('shop', name, 600);
  await setting.prepare?.(rig);
  const { records = () => ({ records: [], isWhole: true }), ignore = [], build } = setting;
  const ports = {
    ...rig,
    records: {
      reaches: () => setting.reaches ?? false,
      about: async (looked: LookedFor, from: Date) => {
        rig.asked.push([looked.region, looked.account, looked.name].filter(Boolean).join(' '));
        return await records(looked, from);
      },
    },
    policy: { origins: ['console' as const], ownRoles: [] },
    ignore,
    log: (line: string) => rig.log.push(line),
  };
  const fence = lease.claimed ? lease.fence : 0;
  const request = { stack: aStack(), incident: name, fence, ...(build !== undefined && { build }) };
  return [await sweepStack(ports, request), rig];
}

describe('a sweep', () => {
  it('plans the whole stack without its lock, and writes that it is clean', async () => {
    const [sweep, { terraform, sweeps }] = await run({ script: { plans: [emptyPlan] } });
    expect(sweep).toMatchObject({ name, result: 'clean', known: 0, waiting: 0 });
    expect(terraform.calls).toEqual(['init', 'plan  > sweep unlocked']);
    expect(sweeps.records.get('shop')).toMatchObject({ last: sweep, sweptAt: sweep.endedAt });
  });

  it('counts configuration that waits, and calls it no drift', async () => {
    const [sweep] = await run({ script: { plans: [waiting] } });
    expect(sweep).toMatchObject({ result: 'clean', waiting: 1 });
  });

  it('looks a second time, under the lock, at what it found', async () => {
    const [sweep, { terraform }] = await run({ script: { plans: [drifted, drifted] } });
    expect(terraform.calls.slice(1)).toEqual(['plan  > sweep unlocked', `plan ${queue} > confirm`]);
    expect(sweep).toMatchObject({
      result: 'drift',
      found: { sweep: name, changes: [{ address: queue, attribute: 'delay', was: '5', became: '1' }] },
    });
    expect(terraform.calls.some((call) => call.startsWith('apply'))).toBe(false);
  });

  it('drops what a second look does not find: somebody was applying', async () => {
    const [sweep] = await run({ script: { plans: [drifted, emptyPlan] } });
    expect(sweep).toMatchObject({ result: 'clean', known: 0 });
  });

  it('finds what no plan lists, with pins', async () => {
    const drift = aChange({ address: queue, before: { id: 'q', policy: '' }, after: { id: 'q', policy: 'open' } });
    const back = aChange({ address: queue, before: { id: 'q', policy: 'open' }, after: { id: 'q', policy: '' } });
    const plans = [planJson({ drift: [drift] }), planJson({ drift: [drift], changes: [back] })];
    const [sweep, { terraform }] = await run({ script: { plans } });
    expect(terraform.calls[2]).toContain('override . {"resource":{"aws_sqs_queue":{"jobs":{"policy"');
    expect(sweep).toMatchObject({ result: 'drift', found: { changes: [{ attribute: 'policy' }] } });
  });

  it('tells what cannot be pinned all the same', async () => {
    const drift = aChange({ address: queue, before: { id: 'q', policy: '' }, after: { id: 'q', policy: 'open' } });
    const plan = planJson({ drift: [drift] });
    const [sweep, { log }] = await run({ script: { plans: [plan, failed('plan', 'unsupported argument'), plan] } });
    expect(sweep).toMatchObject({ result: 'drift', found: { changes: [{ attribute: 'policy', was: '"open"' }] } });
    expect(log.join()).toContain('not all drift can be pinned');
  });

  it('does not repeat what an incident explains', async () => {
    const [sweep, { asked }] = await run({
      script: { plans: [drifted, drifted] },
      prepare: ({ incidents }) => incidents.open('shop-1', 'shop', { status: 'left', addresses: [queue] }),
    });
    expect(sweep).toMatchObject({ result: 'known', known: 1 });
    expect(sweep.found).toBeUndefined();
    expect(asked).toEqual([]);
  });

  it.each<[string, IgnoreRule, Sweep['result']]>([
    ['names the address', { address: queue, reason: 'scaled by hand' }, 'known'],
    ['names the type', { type: 'aws_sqs_queue', reason: 'scaled by hand' }, 'known'],
    [
      'is about calls: nobody knows the call',
      { type: 'aws_sqs_queue', event: 'sqs:SetQueueAttributes', reason: 'x' },
      'drift',
    ],
    ['is about somebody: nobody is known', { actor: 'jane@example.com', reason: 'x' }, 'drift'],
  ])('heeds a rule of the configuration that %s: %s', async (_name, rule, result) => {
    const [sweep] = await run({ script: { plans: [drifted, drifted] }, ignore: [rule] });
    expect(sweep.result).toBe(result);
  });
});

describe('a sweep gives way', () => {
  it('to mail that waits', async () => {
    const [sweep, { terraform, sweeps }] = await run({
      script: {},
      prepare: async ({ mailbox }) => {
        await mailbox.put('shop', aClick({ addresses: [queue] }));
      },
    });
    expect(sweep).toMatchObject({ result: 'yielded', detail: 'an incident came first' });
    expect(terraform.calls).toEqual([]);
    expect(sweeps.records.get('shop')?.sweptAt).toBeUndefined();
  });

  it('to a click that came while it planned: what it found may be the click’s', async () => {
    const [sweep] = await run({
      script: { plans: [drifted, drifted] },
      prepare: ({ terraform, mailbox }) => {
        const show = terraform.show.bind(terraform);
        terraform.show = async (plan) => {
          await mailbox.put('shop', aClick({ addresses: [queue] }));
          return await show(plan);
        };
      },
    });
    expect(sweep).toMatchObject({ result: 'yielded' });
  });

  it('to who has the lease by now', async () => {
    const [sweep] = await run({
      script: { plans: [drifted, drifted] },
      prepare: async ({ clock, mailbox }) => {
        await clock.wait(700_000);
        await mailbox.claim('shop', 'shop-7', 600);
      },
    });
    expect(sweep).toMatchObject({ result: 'yielded' });
  });

  it('to who has locked the state', async () => {
    const lock = `Error: Error acquiring the state lock\n\nLock Info:\n  ID:        1\n  Operation: OperationTypeApply\n  Who:       pipeline@ci\n  Created:   2026-01-01 00:00:00 UTC\n`;
    const [sweep] = await run({ script: { plans: [drifted, failed('plan', lock)] } });
    expect(sweep).toMatchObject({ result: 'yielded', detail: 'the state is locked by pipeline@ci' });
  });
});

describe('a sweep that cannot see', () => {
  it.each<[string, Script]>([
    ['init', { init: failed('init', 'no such provider') }],
    ['plan', { plans: [failed('plan', 'no such provider')] }],
  ])('says so: %s fails', async (_name, script) => {
    const [sweep, { sweeps }] = await run({ script });
    expect(sweep).toMatchObject({ result: 'failed' });
    expect(sweep.detail).toContain('no such provider');
    expect(sweeps.records.get('shop')).toMatchObject({ last: { result: 'failed' } });
  });
});

describe('the evidence', () => {
  const script = { plans: [drifted, drifted] };
  const found = { records: [record], isWhole: true };

  it('is what CloudTrail holds under the resource’s names, where it lives', async () => {
    const [sweep, { asked }] = await run({
      script,
      records: ({ name: one }) => (one === arn ? found : { records: [], isWhole: true }),
    });
    expect(asked).toEqual(['eu-west-1 q', `eu-west-1 ${arn}`]);
    expect(sweep.found?.evidence).toEqual({
      suspects: [
        expect.objectContaining({
          address: queue,
          eventID: 'e-1',
          actor: expect.objectContaining({ name: 'mallory' }),
          lost: true,
        }),
      ],
    });
  });

  it('calls no click lost that the mailbox had', async () => {
    const [sweep] = await run({
      script,
      records: () => found,
      prepare: async ({ incidents, mailbox }) => {
        await mailbox.put('shop', { ...aClick({ addresses: ['aws_x.other'] }), eventID: 'e-1' });
        await mailbox.gather('shop', 'shop-1');
        incidents.open('shop-1', 'shop', { ...incidents.records.get('shop-1'), status: 'clean' });
      },
    });
    expect(sweep.found?.evidence.suspects).toMatchObject([{ eventID: 'e-1', lost: false }]);
  });

  it('begins an hour before the last sweep that saw the stack', async () => {
    const froms: string[] = [];
    const sweptAt = '2025-12-31T01:00:00.000Z';
    await run({
      script,
      records: (_looked, from) => {
        froms.push(from.toISOString());
        return found;
      },
      prepare: ({ sweeps }) => void sweeps.records.set('shop', { stack: 'shop', since: sweptAt, sweptAt }),
    });
    expect(froms).toEqual(['2025-12-31T00:00:00.000Z']);
  });

  it('is looked for in the account of the resource, where that is another and in reach', async () => {
    const build = 'arn:aws:codebuild:eu-west-1:999999999999:build/unclick-prod-run:1';
    const [, { asked }] = await run({ script, build, reaches: true });
    expect(asked[0]).toBe('eu-west-1 123456789012 q');
    const [, own] = await run({ script, build: build.replace('999999999999', '123456789012'), reaches: true });
    expect(own.asked[0]).toBe('eu-west-1 q');
  });

  it.each<[string, Partial<Setting>, string]>([
    ['CloudTrail knows nothing', {}, 'CloudTrail knows of no change since 2025-10-03'],
    ['there is more than it looked through', { records: () => ({ records: [], isWhole: false }) }, 'holds more on q'],
    [
      'CloudTrail refuses',
      {
        records: () => {
          throw Object.assign(new Error('no'), { name: 'AccessDeniedException' });
        },
      },
      'CloudTrail could not be asked in eu-west-1: AccessDeniedException',
    ],
    [
      'the resource is in another account',
      { build: 'arn:aws:codebuild:eu-west-1:999999999999:build/unclick-prod-run:1' },
      'the records of account 123456789012 are not in reach: name one role of it in build.assumes',
    ],
  ])('says why there is none: %s', async (_name, setting, note) => {
    const [sweep] = await run({ script, ...setting });
    expect(sweep.result).toBe('drift');
    expect(sweep.found?.evidence.suspects).toEqual([]);
    expect(sweep.found?.evidence.note).toContain(note);
  });
});
