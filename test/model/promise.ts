import type { Click } from '../../functions/core/click.ts';
import type { Incident } from '../../functions/core/incident.ts';
import { slackCard } from '../../functions/core/slack/card.ts';
import { slackThread } from '../../functions/core/slack/thread.ts';
import { unresolvedMailbox } from '../../functions/flows/told-mailboxes.ts';
import type { Clicked, Clicking } from './clicking.ts';
import type { Drift, Drifting } from './reality.ts';
import type { World } from './world.ts';

/**
 * The promise, word by word, in a world that is at rest: every click on a managed resource ends in exactly one outcome that a
 * person can look up; each drift is reverted at most once; no stack is ever applied by two builds at a time. (The last two are
 * watched while builds apply: applies.ts.)
 * @returns what does not hold, in words; nothing where all does.
 */
export async function brokenPromises(world: World, clicking: Clicking): Promise<readonly string[]> {
  const incidents = [...world.stores.incidents.records.values()];
  const clicks = await Promise.all([...clicking.clicked, ...foundDrift(world)].map((click) => lost(world, click)));
  return [
    ...world.applies.broken,
    ...clicks.flat(),
    ...incidents.flatMap(withoutOutcome),
    ...noiseIn(incidents, clicking.noise),
    ...phantoms(incidents, clicking, world),
    ...incidents.flatMap((incident) => toldWrongly(world, incident)),
    ...world.workflow.failed.map(({ name, error }) => `the execution ${name} failed: ${error}`),
    ...unreverted(world),
    ...unseen(world),
  ];
}

/** What sweeps put into mailboxes: it is answered as a click is. */
function foundDrift({ stores }: World): readonly Answered[] {
  const put = [...stores.mailbox.everPut.values()].filter(({ click }) => click.unexplained !== undefined);
  return put.map(({ stack, click: { eventID } }) => ({ eventID, thing: 'what a sweep found', mailbox: stack }));
}

type Answered = Pick<Clicked, 'eventID' | 'thing' | 'mailbox'>;

/** One click in one stack: it was put, an incident took it, that incident is closed, lists it once, and no other answers it. */
async function lost(world: World, { eventID, thing, mailbox: stack }: Answered): Promise<readonly string[]> {
  const name = `click ${eventID.slice(-4)} on ${thing} in ${stack}`;
  const put = world.stores.mailbox.everPut.get(`${stack} ${eventID}`);
  if (!put) return [`${name} was never put into its mailbox`];
  const { incident: id, taken } = await world.stores.mailbox.put(stack, unrevised(put.click));
  const incident = await world.stores.incidents.read(id);
  if (!taken) return [`${name} waits in ${id}, and nobody takes it`];
  if (!incident?.closedAt) return [`${name} is in ${id}, which has no outcome`];
  const listed = incident.clicks.filter((click) => click.eventID === eventID).length;
  if (listed !== 1) return [`${name} is listed ${listed} times in ${id}`];
  const kept = (await world.stores.mailbox.taken(stack, id)).find((click) => click.eventID === eventID);
  if (put.isRevised && kept?.record.raw.addendum === undefined)
    return [`${name} is kept as it was before it was revised`];
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

/** As an older copy, which changes nothing of what is kept. */
function unrevised({ record, ...click }: Click): Click {
  const { addendum: _, ...raw } = record.raw;
  return { ...click, record: { ...record, raw } };
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
function phantoms(
  incidents: readonly Incident[],
  { clicked, noise }: Clicking,
  { workflow }: World,
): readonly string[] {
  const swept = [...workflow.executions.keys()].map((name) => `${name}-drift`);
  const known = new Set([...clicked.map(({ eventID }) => eventID), ...noise, ...swept]);
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
  const incidents = [...stores.incidents.records.values()];
  return reality.drifts
    .filter((drift) => reality.stands(drift))
    .flatMap((drift) => {
      const listing = incidents.filter((incident) => answers(incident, drift));
      return listing
        .filter(({ status }) => status === 'reverted' || status === 'clean')
        .filter((one) => !listing.some((other) => other !== one && handedOver(one, other)))
        .map(({ id, status }) => `drift ${drift.number} of ${drift.thing} stands, and ${id} says ${status}`);
    });
}

/** By its click, or by what a sweep saw of it. */
function answers({ clicks }: Incident, { eventID, value }: Drift): boolean {
  return clicks.some(
    (click) => click.eventID === eventID || click.unexplained?.changes.some(({ was }) => was === JSON.stringify(value)),
  );
}

/** Each stack has been swept at the end: what differs there, somebody has been told of, with or without a click. */
function unseen({ stores, reality }: World): readonly string[] {
  return Object.values(reality.stacks).flatMap(({ name, resources, state }) => {
    const result = stores.sweeps.records.get(name)?.last?.result;
    if (!result || result === 'failed' || result === 'yielded') return [`the last sweep of ${name} ended as ${result}`];
    const told = [...stores.incidents.records.values()].filter(({ stack }) => stack === name);
    return resources.flatMap(({ address, thing }) => {
      const held: Partial<Record<Drifting, number>> = state.get(address) ?? {};
      // No plan lists a grant; and what an apply has saved into the state since is no drift to Terraform any more.
      const visible = reality.drifts.filter(({ what, value }) => what !== 'grant' && held[what] !== value);
      const standing = visible.filter((drift) => drift.thing === thing && reality.stands(drift));
      if (told.some(({ addresses, run }) => [...addresses, ...(run?.addresses ?? [])].includes(address))) return [];
      return standing.map(({ number }) => `drift ${number} of ${thing} stands in ${name}, and nobody is told of it`);
    });
  });
}
