import { DynamoMailbox } from '../../functions/adapters/dynamo/mailbox.ts';
import { systemClock } from '../../functions/adapters/system-clock.ts';
import type { Incident } from '../../functions/core/incident.ts';
import { isSuperseded } from '../../functions/core/superseded.ts';
import { unresolvedMailbox } from '../../functions/flows/told-mailboxes.ts';
import type { SeenApply } from './builds-watch.ts';
import type { Clicked, Clicking } from './clicking.ts';
import { messagesIn } from './queue-depth.ts';
import type { World } from './world.ts';
import type { Writes } from './writes.ts';

export interface Seen {
  readonly world: World;
  readonly clicking: Clicking;
  readonly applies: readonly SeenApply[];
  readonly incidents: readonly Incident[];
}

/**
 * The promise, word by word, once everything is at rest: every click on a managed resource ends in exactly one outcome that a
 * person can look up, each drift is reverted at most once, and no stack is ever applied by two builds at a time. What was
 * applied is asked of the process table and of AWS, not of unclick.
 * @returns what does not hold, in words
 */
export async function brokenPromises(seen: Seen): Promise<readonly string[]> {
  const { world, clicking, incidents, applies } = seen;
  return [
    ...clicking.clicked.flatMap((click) => withoutOneOutcome(click, incidents)),
    ...clicking.refused.flatMap((eventID) =>
      listing(eventID, incidents).map(({ id }) => `${id} lists ${eventID}, which failed`),
    ),
    ...incidents.flatMap(withoutEnd),
    ...overlapping(applies),
    ...appliedTwice(applies.filter((apply) => hasWritten(apply, world.writes))),
    ...world.writes
      .repeated(clicking.clicked)
      .map((write) => `${write.action} on ${write.stack} ${write.address} twice, and nobody clicked in between`),
    ...(await waiting(world)),
  ];
}

/** In the click's own stack; what an index that lagged could not resolve yet may stand among the unresolved besides. */
function withoutOneOutcome({ eventID, stack, address }: Clicked, incidents: readonly Incident[]): readonly string[] {
  const all = listing(eventID, incidents).filter((incident) => !isSuperseded(incident));
  const own = all.filter((incident) => incident.stack === stack);
  const told = all.filter((incident) => incident.stack === unresolvedMailbox);
  const name = `the click ${eventID} on ${stack} ${address}`;
  if (all.length > own.length + told.length) return [`${name} stands in ${ids(all)}`];
  const [one, ...others] = own.length > 0 ? own : told;
  if (!one) return [`${name} has no outcome`];
  if (others.length > 0) return [`${name} has several outcomes: ${ids(own)}`];
  const times = one.clicks.filter((click) => click.eventID === eventID).length;
  return times === 1 ? [] : [`${name} stands ${times} times in ${one.id}`];
}

const ends = ['reverted', 'clean', 'invisible', 'overridden', 'left', 'failed'];

function withoutEnd({ id, status, closedAt, outcome, message }: Incident): readonly string[] {
  if (closedAt === undefined || !ends.includes(status)) return [`${id} has no end: ${status}`];
  return [
    ...(outcome === '' ? [`${id} says nothing of its outcome`] : []),
    ...(message ? [] : [`${id} was never told`]),
  ];
}

function overlapping(applies: readonly SeenApply[]): readonly string[] {
  return applies.flatMap((one, index) =>
    applies
      .slice(index + 1)
      .filter(({ build }) => build.stack === one.build.stack && build.number !== one.build.number)
      .filter((other) => other.from < one.until && one.from < other.until)
      .map((other) => `builds ${one.build.number} and ${other.build.number} applied ${one.build.stack} at one time`),
  );
}

/** An apply that Terraform refused, since its plan was stale, changed nothing: another comes in its place. */
function hasWritten({ build, from, until }: SeenApply, writes: Writes): boolean {
  return writes.all.some(({ stack, at }) => stack === build.stack && at >= from && at <= until);
}

/** These incidents have one plan each: a second apply of one would be a repeated one. */
function appliedTwice(applies: readonly SeenApply[]): readonly string[] {
  const byIncident = Map.groupBy(applies, ({ build }) => build.incident);
  return [...byIncident]
    .filter(([, list]) => list.length > 1)
    .map(
      ([incident, list]) =>
        `${incident} was applied ${list.length} times: builds ${list.map(({ build }) => build.number)}`,
    );
}

async function waiting({ responder, table, stacks, clients }: World): Promise<readonly string[]> {
  const mailbox = new DynamoMailbox(table, systemClock);
  const mail = await Promise.all(
    stacks.map(async ({ name }) => ({ name, count: (await mailbox.waiting(name)).count })),
  );
  const dead = await messagesIn(clients.sqs, responder.queues.deadLetters);
  const left = await messagesIn(clients.sqs, responder.queues.clicks);
  return [
    ...mail.filter(({ count }) => count > 0).map(({ name, count }) => `${count} clicks wait in the mailbox of ${name}`),
    ...(dead > 0 ? [`${dead} dead letters are left`] : []),
    ...(left > 0 ? [`${left} messages wait in the queue`] : []),
  ];
}

function listing(eventID: string, incidents: readonly Incident[]): readonly Incident[] {
  return incidents.filter(({ clicks }) => clicks.some((click) => click.eventID === eventID));
}

const ids = (incidents: readonly Incident[]) => incidents.map(({ id }) => id).join(', ');
