import type { Click } from '../../functions/core/click.ts';
import type { Override } from '../../functions/core/deciding/override.ts';
import type { Json } from '../../functions/core/json.ts';
import type { RunReport } from '../../functions/core/run.ts';
import type { Stack } from '../../functions/core/stack.ts';
import type { RunPorts, RunRequest } from '../../functions/flows/take-back/request.ts';
import { takeBack } from '../../functions/flows/take-back.ts';
import { aChange, aPair, planJson } from '../core/guard/plan-builder.ts';
import { aClick } from '../fakes/clicks.ts';
import { FakeClock } from '../fakes/clock.ts';
import { FakeIncidents } from '../fakes/incidents.ts';
import { FakeMailbox } from '../fakes/mailbox.ts';
import { FakePlans } from '../fakes/plans.ts';
import { aStack } from '../fakes/stack.ts';
import { FakeTerraform, type Script } from '../fakes/terraform.ts';

/** What the clicks of these tests hit, a plan that takes them back, and one that does more. */
export const group = 'aws_security_group.web';
export const pureRevert = planJson(aPair({ name: 'web' }, { name: 'mine' }, group));
export const ridesAlong = planJson({
  changes: [aChange({ address: group, before: { name: 'web' }, after: { name: 'new' } })],
});

/** What a run finds, and what is done before it. */
export interface Setting {
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

/** Everything that a run can touch. */
export interface Rig {
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

/** Puts the clicks, claims the stack, runs; and answers its report with all that it could touch. */
export async function run(setting: Setting): Promise<readonly [RunReport, Rig]> {
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

export const approving = aStack({ mode: 'approve' });
export const decision = (digest: string) => ({
  verb: 'revert' as const,
  by: 'ada',
  at: '2026-01-01T00:10:00Z',
  digest,
});

/** Holds `first`, decides to revert, and runs again with what the second run's Terraform finds. */
export async function decided(
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
