import type { Incident, Step } from '../../../functions/core/incident.ts';
import { clickedAt } from '../../ledger/times.ts';

/** One stage of an incident's way from the click to the outcome. */
export interface Stage {
  readonly name: string;
  readonly state: 'done' | 'now' | 'ahead' | 'failed';
  readonly seconds?: number;
  /** Since when it is at work: ISO 8601. */
  readonly since?: string;
}

interface Lap {
  readonly name: string;
  readonly seconds?: number;
  readonly since?: string;
}

/** How the run's phases are called on the way. `init` and the settling run side by side. */
const stageNames: Readonly<Record<string, string>> = { init: 'settle', settle: 'settle', show: 'guard', keep: 'hold' };
const automaticWay = ['build', 'settle', 'plan', 'guard', 'apply', 'proof'];

/** The way so far, and what still lies ahead of an incident that is at work. */
export function wayOf(incident: Incident): readonly Stage[] {
  const laps = runLaps(incident);
  const stages: Stage[] = [
    { name: 'click', state: 'done' },
    ...arrival(incident),
    ...laps.map(({ name, seconds, since }): Stage => {
      if (seconds !== undefined) return { name, state: 'done', seconds };
      return since === undefined ? { name, state: 'done' } : { name, state: 'now', since };
    }),
  ];
  return [...marked(stages, incident), ...ahead(stages, incident)];
}

/** From the click to the incident: CloudTrail, the bus and the queue, then the verdict on it. Times of clicks are whole seconds. */
function arrival(incident: Incident): readonly Stage[] {
  const [clicked, opened] = [clickedAt(incident), Date.parse(incident.openedAt)];
  const first = incident.clicks.find(({ eventTime }) => Date.parse(eventTime) === clicked);
  const between = (from: number, to: number) => Math.max(0, (to - from) / 1000);
  if (!first?.heardAt) return [{ name: 'verdict', state: 'done', seconds: between(clicked, opened) }];
  const heard = Math.min(Date.parse(first.heardAt), opened);
  return [
    { name: 'queue', state: 'done', seconds: between(clicked, heard) },
    { name: 'verdict', state: 'done', seconds: between(heard, opened) },
  ];
}

function marked(stages: readonly Stage[], { status }: Incident): readonly Stage[] {
  if (status !== 'failed') return stages;
  return stages.map((stage, index) => (index === stages.length - 1 ? { ...stage, state: 'failed' } : stage));
}

/** A plan that finds nothing ends the way early; nobody can say before. */
function ahead(stages: readonly Stage[], { status, openedAt, trail = [] }: Incident): readonly Stage[] {
  if (status === 'waiting') {
    const asked = trail.findLast(({ what }) => what === 'asked')?.at ?? openedAt;
    return [{ name: 'decision', state: 'now', since: asked }];
  }
  if (status !== 'open') return [];
  const reached = automaticWay.indexOf(stages.at(-1)?.name ?? '');
  const rest = automaticWay.slice(reached + 1);
  const isAtWork = stages.some(({ state }) => state === 'now');
  return rest.map((name, index) =>
    index === 0 && !isAtWork ? { name, state: 'now', since: openedAt } : { name, state: 'ahead' },
  );
}

/** The laps of the newest run. Its report says their seconds when it is over; until then the steps say when each began. */
function runLaps(incident: Incident): readonly Lap[] {
  const { run, steps, status, openedAt } = incident;
  const inOrder = steps.toSorted((a, b) => a.startedAt.localeCompare(b.startedAt) || rankOf(a) - rankOf(b));
  const last = inOrder.findLastIndex(({ name }) => name === 'init');
  const current = inOrder.slice(Math.max(0, last));
  const began = current[0]?.startedAt;
  const waited = began === undefined ? undefined : (Date.parse(began) - Date.parse(openedAt)) / 1000;
  const build: readonly Lap[] =
    last <= 0 && waited !== undefined ? [{ name: 'build', seconds: Math.max(0, waited) }] : [];
  const isRunning = status === 'open' && current.length > 0 && incident.closedAt === undefined;
  return merged([...build, ...(isRunning ? liveLaps(current) : reported(run?.phases ?? []))]);
}

/** Steps are written side by side, and may come in any order; each run begins with its `init`. */
const rankOf = ({ name }: Step) => (name === 'init' ? 0 : 1);

function reported(phases: readonly Lap[]): readonly Lap[] {
  return phases.map(({ name, seconds }) => ({
    name: stageNames[name] ?? name,
    ...(seconds !== undefined && { seconds }),
  }));
}

function liveLaps(steps: readonly Step[]): readonly Lap[] {
  return steps.map(({ name, startedAt }, index) => {
    const next = steps[index + 1];
    const stage = stageNames[name] ?? name;
    if (!next) return { name: stage, since: startedAt };
    return { name: stage, seconds: (Date.parse(next.startedAt) - Date.parse(startedAt)) / 1000 };
  });
}

/** Laps of the same name in a row are one stage: the longest of those side by side, the sum of those one after another. */
function merged(laps: readonly Lap[]): readonly Lap[] {
  const stages: Lap[] = [];
  for (const lap of laps) {
    const before = stages.at(-1);
    if (before?.name === lap.name) stages.splice(-1, 1, joined(before, lap));
    else stages.push(lap);
  }
  return stages;
}

function joined(before: Lap, lap: Lap): Lap {
  if (lap.since !== undefined) return lap;
  const [one, other] = [before.seconds ?? 0, lap.seconds ?? 0];
  return { name: lap.name, seconds: lap.name === 'settle' ? Math.max(one, other) : one + other };
}
