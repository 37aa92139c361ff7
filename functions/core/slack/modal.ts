import { spoken } from '../duration.ts';
import type { Incident } from '../incident.ts';
import { type Block, cut, limits, section } from './blocks.ts';
import { type CardRef, writeRef } from './card-ref.ts';
import { code, escaped } from './text.ts';
import { slackDetails } from './thread.ts';

/** The choices of "Keep for…", in seconds, as far as the stack allows; `until` asks for a time. */
const choices = [3600, 14_400, 86_400] as const;

/** The modal behind "Keep for…" and "Keep longer…". Its answer is read by core/slack/request.ts. */
export function keepModal(ref: CardRef, longestSeconds: number): Block {
  const allowed = choices.filter((seconds) => seconds <= longestSeconds);
  const options = [
    ...allowed.map((seconds) => option(spoken(seconds), String(seconds))),
    option('until a time', 'until'),
  ];
  return {
    type: 'modal',
    callback_id: 'keep',
    private_metadata: writeRef(ref),
    title: plain(cut(`Keep for a while`, limits.title)),
    submit: plain('Keep'),
    close: plain('Cancel'),
    blocks: [
      section(`${code(ref.id)} is kept for at most ${spoken(longestSeconds)}, and reverted after that by itself.`),
      input('duration', 'For how long', {
        type: 'static_select',
        action_id: 'value',
        options,
        initial_option: options[0],
      }),
      {
        ...input('until', 'Until (only for “until a time”)', { type: 'datetimepicker', action_id: 'value' }),
        optional: true,
      },
      input('reason', 'Why it must stay', {
        type: 'plain_text_input',
        action_id: 'value',
        min_length: 1,
        max_length: 500,
      }),
      {
        ...input('ticket', 'Ticket', { type: 'plain_text_input', action_id: 'value', max_length: 200 }),
        optional: true,
      },
    ],
  };
}

export function detailsModal(incident: Incident): Block {
  const { blocks } = slackDetails(incident);
  return { type: 'modal', callback_id: 'details', title: plain('Details'), close: plain('Close'), blocks };
}

/** A message that asks for a second person's consent to an override that nobody clicked for yet. */
export function consentMessage(override: {
  id: string;
  requestedBy: string;
  reason: string;
  seconds: number;
  stack: string;
}) {
  const { id, requestedBy, reason, seconds, stack } = override;
  const text = `${escaped(requestedBy, 100)} asks that clicks on ${code(stack)} may stand for ${spoken(seconds)}: ${escaped(reason, 300)}`;
  const consent = {
    type: 'button',
    text: plain('Consent'),
    action_id: 'consent-override',
    value: writeRef({ id, card: 0 }),
  };
  return {
    text,
    blocks: [
      section(`${text}\n${code(id)} · an approver other than who asked must consent.`),
      { type: 'actions', elements: [consent] },
    ],
  };
}

const plain = (text: string) => ({ type: 'plain_text', text, emoji: true });
const option = (text: string, value: string) => ({ text: plain(text), value });
const input = (id: string, label: string, element: Block) => ({
  type: 'input',
  block_id: id,
  label: plain(label),
  element,
});
