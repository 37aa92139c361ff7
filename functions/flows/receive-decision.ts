import type { Ask } from '../core/deciding/decision.ts';
import { slackPerson } from '../core/deciding/person.ts';
import { limits } from '../core/slack/blocks.ts';
import { detailsModal, keepModal } from '../core/slack/modal.ts';
import type { KeepAnswer, SlackRequest } from '../core/slack/request.ts';
import { readCommand, usage } from '../core/slack/slash-command.ts';
import { told } from '../core/slack/text.ts';
import { spokenTime } from '../core/spoken-time.ts';
import type { Dialogs } from '../ports/slack.ts';
import { type Answered, decide, stackOf } from './decide.ts';
import { consentToOverride, type OverridePorts, requestOverride } from './override.ts';

export interface ReceivePorts extends OverridePorts {
  readonly dialogs: Dialogs;
}

/** What goes back to Slack: a modal's fault, or a word to the one who pressed. */
export interface Reply {
  readonly text?: string;
  /** A modal's field and what is wrong with it: the modal stays open. */
  readonly errors?: Readonly<Record<string, string>>;
}

/** What is said when the answer cannot be waited for: the decision may have been made, and the card will say so. */
export const late: Reply = {
  text: 'This takes longer than Slack waits: the card will show what became of it.',
  errors: { reason: 'This takes longer than Slack waits: close this and look at the card.' },
};
/** What is said when something behind this failed. */
export const broken: Reply = {
  text: 'Something behind this is broken: the card shows what was decided; try again, or use `unclick decide`.',
  errors: { reason: 'Something behind this is broken: try again, or use `unclick decide`.' },
};

type Press = Extract<SlackRequest, { kind: 'button' }>;
type Submission = Extract<SlackRequest, { kind: 'keep' }>;

/** Does what a verified request from Slack asks. Throws only where something behind it is broken. */
export async function receiveDecision(ports: ReceivePorts, request: SlackRequest): Promise<Reply> {
  if (request.kind === 'nothing') return {};
  if (request.kind === 'command') return await command(ports, request);
  return request.kind === 'keep' ? await keep(ports, request) : await press(ports, request);
}

async function press(ports: ReceivePorts, request: Press): Promise<Reply> {
  const { action, ref, user, trigger } = request;
  const person = slackPerson(user.id, user.name);
  if (action === 'details') return await details(ports, request);
  if (action === 'consent-override') return said(await consentToOverride(ports, { override: ref.id, person }));
  if (action === 'keep') {
    const stack = await stackOf(ports, ref.id);
    if (!stack) return { text: 'There is no such incident.' };
    await ports.dialogs.open(trigger, keepModal(ref, stack.approval.longestOverrideSeconds));
    return {};
  }
  return said(await decide(ports, { incident: ref.id, person, ask: { verb: action }, seen: ref }));
}

async function details(ports: ReceivePorts, { ref, trigger }: Press): Promise<Reply> {
  const incident = await ports.incidents.read(ref.id);
  if (!incident) return { text: 'There is no such incident.' };
  await ports.dialogs.open(trigger, detailsModal(incident));
  return {};
}

async function keep(ports: ReceivePorts, { ref, user, answer }: Submission): Promise<Reply> {
  const seconds = lengthOf(answer, ports.clock.now());
  if (seconds === undefined) return { errors: { until: 'Choose a time that is still to come.' } };
  const { reason, ticket } = answer;
  const ask: Ask = { verb: 'keep', seconds, reason, ...(ticket !== undefined && { ticket }) };
  const person = slackPerson(user.id, user.name);
  const answered = await decide(ports, { incident: ref.id, person, ask, seen: ref });
  if (answered.ok) return {};
  return { errors: { [answered.code === 'too-long' ? 'duration' : 'reason']: spokenTime(answered.text) } };
}

function lengthOf({ seconds, untilSeconds }: KeepAnswer, now: Date): number | undefined {
  if (seconds !== undefined) return seconds;
  if (untilSeconds === undefined) return undefined;
  const left = Math.floor(untilSeconds - now.getTime() / 1000);
  return left > 0 ? left : undefined;
}

async function command(ports: ReceivePorts, request: Extract<SlackRequest, { kind: 'command' }>): Promise<Reply> {
  const wish = readCommand(request.text);
  if (!wish) return { text: usage };
  const person = slackPerson(request.user.id, request.user.name);
  return said(await requestOverride(ports, { ...wish, person }));
}

/** A refusal names who decided and why: words of others, which must not mention or link anybody. */
const said = (answered: Answered): Reply => ({ text: told(answered.text, limits.section) });
