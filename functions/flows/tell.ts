import type { Incident } from '../core/incident.ts';
import { slackCard } from '../core/slack/card.ts';
import type { AccountNames } from '../core/slack/lines.ts';
import { slackThread } from '../core/slack/thread.ts';
import type { Stacks } from '../core/stacks.ts';
import type { Clock } from '../ports/clock.ts';
import type { Incidents } from '../ports/incidents.ts';
import type { Messages, Telling } from '../ports/messages.ts';
import type { Chat } from '../ports/slack.ts';

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
 * One message an incident: posted once, then updated in place, with what happens to it as replies in its thread. One teller at
 * a time: a card that another had read before, and that came late, would stand over a newer one for ever. Whoever told looks
 * again for a newer card. What Slack does not take is thrown; the record says what Slack shows, so the next telling makes it good.
 * @returns `later` when somebody else is telling, or the card grows faster than it is told.
 */
export async function tell(ports: TellPorts, id: string): Promise<'told' | 'later'> {
  if (!ports.chat) return 'told';
  for (let round = 0; round < mostRounds; round += 1) {
    const incident = await ports.incidents.read(id);
    if (!incident || isTold(incident)) return 'told';
    const telling = await ports.messages.begin(id, ports.clock.now());
    if (!telling) return 'later';
    await show(ports, ports.chat, telling);
  }
  return 'later';
}

function isTold(incident: Incident): boolean {
  const { told = -1, card = 0, replies = 0 } = incident;
  return told >= card && replies >= slackThread(incident).length;
}

/** Shows the card and what is new in the thread, and ends the turn. */
async function show(ports: TellPorts, chat: Chat, telling: Telling): Promise<void> {
  const { incident } = telling;
  const card = slackCard(incident, ports.stacks.named(incident.stack), ports.accounts);
  const replies = slackThread(incident);
  try {
    const where = incident.message ?? (await chat.post(card));
    if (incident.message) await chat.update(where, card);
    else await ports.messages.posted(incident.id, where);
    for (const reply of replies.slice(incident.replies ?? 0)) await chat.reply(where, reply);
  } catch (error) {
    await ports.messages.notTold(telling);
    throw error;
  }
  await ports.messages.told(telling, incident.card ?? 0, replies.length);
}
