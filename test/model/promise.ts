import type { Incident } from '../../functions/core/incident.ts';
import { slackCard } from '../../functions/core/slack/card.ts';
import { slackThread } from '../../functions/core/slack/thread.ts';
import { unresolvedMailbox } from '../../functions/flows/told-mailboxes.ts';
import type { Clicked, Clicking } from './clicking.ts';
import type { World } from './world.ts';

/**
 * The promise, word by word, in a world that is at rest: every click on a managed resource ends in exactly one outcome that a
 * person can look up; each drift is reverted at most once; no stack is ever applied by two builds at a time. (The last two are
 * watched while builds apply: applies.ts.)
 * @returns what does not hold, in words; nothing where all does.
 */
export async function brokenPromises(world: World, clicking: Clicking): Promise<readonly string[]> {
  const incidents = [...world.stores.incidents.records.values()];
  const clicks = await Promise.all(clicking.clicked.map((click) => lost(world, click)));
  return [
    ...world.applies.broken,
    ...clicks.flat(),
    ...incidents.flatMap(withoutOutcome),
    ...noiseIn(incidents, clicking.noise),
    ...phantoms(incidents, clicking),
    ...incidents.flatMap((incident) => toldWrongly(world, incident)),
    ...world.workflow.failed.map(({ name, error }) => `the execution ${name} failed: ${error}`),
    ...unreverted(world),
  ];
}

/** One click in one stack: it was put, an incident took it, that incident is closed, lists it once, and no other answers it. */
async function lost(world: World, { eventID, queue, mailbox: stack }: Clicked): Promise<readonly string[]> {
  const name = `click ${eventID.slice(-4)} on ${queue} in ${stack}`;
  const put = world.stores.mailbox.everPut.get(`${stack} ${eventID}`);
  if (!put) return [`${name} was never put into its mailbox`];
  const { incident: id, taken } = await world.stores.mailbox.put(stack, put.click);
  const incident = await world.stores.incidents.read(id);
  if (!taken) return [`${name} waits in ${id}, and nobody takes it`];
  if (!incident?.closedAt) return [`${name} is in ${id}, which has no outcome`];
  const listed = incident.clicks.filter((click) => click.eventID === eventID).length;
  if (listed !== 1) return [`${name} is listed ${listed} times in ${id}`];
  const listing = (await world.stores.incidents.list()).filter(({ clicks }) =>
    clicks.some((click) => click.eventID === eventID),
  );
  return (
    listing
      // While an index lags a click is told as not resolved yet; once it is resolved, its stack's incident answers it.
      .filter((other) => other.id !== id && other.stack !== unresolvedMailbox && !leadsTo(other, incident, listing))
      .map((other) => `${name} is answered by ${id} and by ${other.id} (${other.status}: ${other.outcome})`)
  );
}

/** Whether who reads this incident is sent on to the one that answers, maybe over others. */
function leadsTo(from: Incident, to: Incident, listing: readonly Incident[]): boolean {
  const seen = new Set([from]);
  for (const one of seen) for (const next of listing) if (handedOver(one, next) || pointsAt(one, next)) seen.add(next);
  return seen.has(to);
}

/** A click that stands under an override is listed where it came and where its end is waited for; only the latter answers it. */
function handedOver(from: Incident, to: Incident): boolean {
  return (to.trail ?? []).some(({ what, by }) => what === 'covered' && by === from.id);
}

/** Its workflow died, or came too late: it says that the other answers. */
function pointsAt({ reasons }: Incident, { id }: Incident): boolean {
  return reasons.some(({ code, detail }) => code === 'superseded' && detail === id);
}

const ends = ['reverted', 'clean', 'invisible', 'overridden', 'left', 'failed'];

function withoutOutcome({ id, status, closedAt, outcome }: Incident): readonly string[] {
  if (closedAt === undefined) return [`${id} has no end: ${status}`];
  if (!ends.includes(status)) return [`${id} is closed as ${status}`];
  return outcome === '' ? [`${id} says nothing of its outcome`] : [];
}

function noiseIn(incidents: readonly Incident[], noise: readonly string[]): readonly string[] {
  return incidents
    .filter(({ stack }) => stack !== 'unresolved')
    .flatMap(({ id, clicks }) =>
      clicks
        .filter(({ eventID }) => noise.includes(eventID))
        .map(({ eventID }) => `${eventID} is no click on this stack, and is in ${id}`),
    );
}

/** What no event of this world is. */
function phantoms(incidents: readonly Incident[], { clicked, noise }: Clicking): readonly string[] {
  const known = new Set([...clicked.map(({ eventID }) => eventID), ...noise]);
  return incidents.flatMap(({ id, clicks }) =>
    clicks
      .filter(({ eventID }) => !known.has(eventID))
      .map(({ eventID }) => `${id} lists ${eventID}, which nobody clicked`),
  );
}

/** What Slack shows last is what the record says, and nothing that happened is missing in the thread. */
function toldWrongly({ stores, stacks }: World, incident: Incident): readonly string[] {
  const { id, message } = incident;
  if (!message) return [`${id} was never told`];
  const card = slackCard(incident, stacks.named(incident.stack), {});
  const shown = stores.chat.messages.get(message.ts);
  const replies = (stores.chat.replies.get(message.ts) ?? []).map(({ text }) => text);
  const thread = slackThread(incident);
  // A report that is made again may word the last one anew: the card has the newest words, the thread the first.
  const missing = thread.slice(0, -1).filter(({ text }) => !replies.includes(text));
  return [
    ...(JSON.stringify(shown) === JSON.stringify(card) ? [] : [`Slack shows ${id} otherwise than it is`]),
    ...(replies.length < thread.length
      ? [`the thread of ${id} has ${replies.length} of ${thread.length} replies`]
      : []),
    ...missing.map(({ text }) => `the thread of ${id} lacks "${text}"`),
  ];
}

/** `reverted` and `clean` are claims about reality: no drift may stand there that such an incident answers for. */
function unreverted({ stores, reality }: World): readonly string[] {
  const standing = reality.drifts.filter(({ queue, attribute, value }) => reality.live(queue)[attribute] === value);
  return standing.flatMap(({ number, queue, eventID }) => {
    const listing = [...stores.incidents.records.values()].filter(({ clicks }) =>
      clicks.some((click) => click.eventID === eventID),
    );
    return listing
      .filter(({ status }) => status === 'reverted' || status === 'clean')
      .filter((one) => !listing.some((other) => other !== one && handedOver(one, other)))
      .map(({ id, status }) => `drift ${number} of ${queue} stands, and ${id} says ${status}`);
  });
}
