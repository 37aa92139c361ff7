import type { Incident } from '../core/incident.ts';
import { slackCard } from '../core/slack-card.ts';
import type { AccountNames } from '../core/slack-lines.ts';
import { slackThread } from '../core/slack-thread.ts';
import type { Stacks } from '../core/stacks.ts';
import type { Chat, Clock, Incidents, Messages } from '../ports.ts';

/** How often a card that grew while it was told is told again before somebody else's turn comes. */
const mostRounds = 3;

export interface TellPorts {
  readonly chat: Chat | undefined;
  readonly incidents: Pick<Incidents, 'read'>;
  readonly messages: Messages;
  readonly stacks: Stacks;
  readonly clock: Clock;
  /** Names that people use for accounts. */
  readonly accounts: AccountNames;
}

/**
 * One message an incident: posted once, then updated in place, with what happens to it as replies in its thread. Two tellers
 * may meet: only one posts, and whoever updated looks again for a newer card, so an old card never stands last. What Slack
 * does not take is thrown; the record says what Slack shows, so the next telling makes it good.
 * @returns `later` when somebody else is posting, or the card grows faster than it is told.
 */
export async function tell(ports: TellPorts, id: string): Promise<'told' | 'later'> {
  if (!ports.chat) return 'told';
  for (let round = 0; round < mostRounds; round += 1) {
    const incident = await ports.incidents.read(id);
    if (!incident) return 'told';
    const replies = slackThread(incident);
    if ((incident.told ?? -1) >= (incident.card ?? 0) && (incident.replies ?? 0) >= replies.length) return 'told';
    const where = await show(ports, ports.chat, incident);
    if (!where) return 'later';
    for (const reply of replies.slice(incident.replies ?? 0)) await ports.chat.reply(where, reply);
    await ports.messages.told(id, incident.card ?? 0, replies.length);
  }
  return 'later';
}

/** Where the message stands; undefined when somebody else is posting it. */
async function show(ports: TellPorts, chat: Chat, incident: Incident) {
  const card = slackCard(incident, ports.stacks.named(incident.stack), ports.accounts);
  if (incident.message) {
    await chat.update(incident.message, card);
    return incident.message;
  }
  if (!(await ports.messages.mayPost(incident.id, ports.clock.now()))) return undefined;
  try {
    const message = await chat.post(card);
    await ports.messages.posted(incident.id, message);
    return message;
  } catch (error) {
    await ports.messages.notPosted(incident.id);
    throw error;
  }
}
