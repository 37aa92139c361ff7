import type { Stacks } from '../core/stacks.ts';
import { sweepName } from '../core/sweep/name.ts';
import { isOverdue, isSweptNightly } from '../core/sweep/sweep.ts';
import { type SweepWindow, turnOf } from '../core/sweep/turn.ts';
import type { Clock } from '../ports/clock.ts';
import type { Incidents } from '../ports/incidents.ts';
import type { Manifests } from '../ports/state-index.ts';
import type { Sweeps } from '../ports/sweeps.ts';
import type { Workflow } from '../ports/workflow.ts';

/** Incidents that were opened before this are over, or wait for the end of an override. */
const lookBackSeconds = 30 * 86_400;

export interface StartSweepsPorts {
  readonly stacks: Stacks;
  readonly window: SweepWindow;
  readonly manifests: Pick<Manifests, 'list'>;
  readonly incidents: Pick<Incidents, 'list'>;
  readonly sweeps: Pick<Sweeps, 'list' | 'turn'>;
  readonly workflow: Pick<Workflow, 'start'>;
  readonly clock: Clock;
}

export interface StartedSweeps {
  readonly started: readonly string[];
  /** Their turn had come, and an incident is open: they have it again in an hour. */
  readonly busy: readonly string[];
  /** No sweep has seen them whole for three nights. */
  readonly overdue: readonly string[];
}

/**
 * Starts the sweeps of the hour that begins now, each for its own moment. Names are made from the hour: looking twice starts
 * nothing twice.
 */
export async function startSweeps(ports: StartSweepsPorts): Promise<StartedSweeps> {
  const now = ports.clock.now();
  const hour = new Date(Math.floor(now.getTime() / 3_600_000) * 3_600_000);
  const kept = new Map((await ports.sweeps.list()).map((one) => [one.stack, one]));
  const open = await openStacks(ports, now);
  const stacks = await sweptStacks(ports.stacks, ports.manifests);
  const started: string[] = [];
  const busy: string[] = [];
  for (const stack of stacks) {
    const moment = turnOf(stack, ports.window, kept.get(stack), now);
    if (!moment) continue;
    await ports.sweeps.turn(stack, now, open.has(stack) ? 'waits' : 'starts');
    if (open.has(stack)) busy.push(stack);
    else started.push(await startSweep(ports, stack, hour, Math.ceil((moment.getTime() - now.getTime()) / 1000)));
  }
  const overdue = stacks.filter((stack) => {
    const one = kept.get(stack);
    return one !== undefined && isOverdue(one, now);
  });
  return { started, busy, overdue };
}

/** @param at makes the name; @param delaySeconds until the sweep begins */
export async function startSweep(
  { workflow }: Pick<StartSweepsPorts, 'workflow'>,
  stack: string,
  at: Date,
  delaySeconds = 0,
): Promise<string> {
  const incident = sweepName(stack, at);
  await workflow.start(incident, { stack, incident, task: 'sweep', delaySeconds });
  return incident;
}

/** Stacks whose incidents are being answered, or wait for a person: what differs there is known, and may change any moment. */
async function openStacks({ incidents }: StartSweepsPorts, now: Date): Promise<ReadonlySet<string>> {
  const recent = await incidents.list(new Date(now.getTime() - lookBackSeconds * 1000));
  return new Set(recent.filter(({ status }) => status === 'open' || status === 'waiting').map(({ stack }) => stack));
}

/** The stacks that are named, and those of a pattern of which a state was indexed; without those that want no sweep. */
async function sweptStacks(stacks: Stacks, manifests: Pick<Manifests, 'list'>): Promise<readonly string[]> {
  const names = new Set(stacks.all.map(({ name }) => name));
  for await (const name of manifests.list()) names.add(name);
  return [...names].filter((name) => {
    const stack = stacks.named(name);
    return stack !== undefined && isSweptNightly(stack);
  });
}
