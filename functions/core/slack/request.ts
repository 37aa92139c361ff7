import { isObject, type JsonObject, text } from '../json.ts';
import { type CardRef, readRef } from './card-ref.ts';

/** Who pressed, as Slack names them. */
export interface SlackUser {
  readonly id: string;
  readonly name: string;
}

const buttonActions = ['revert', 'keep', 'consent', 'end', 'details', 'consent-override'] as const;
type ButtonAction = (typeof buttonActions)[number];

/** What Slack sends, as far as it is understood. */
export type SlackRequest =
  | {
      readonly kind: 'button';
      readonly action: ButtonAction;
      readonly ref: CardRef;
      readonly user: SlackUser;
      readonly trigger: string;
      readonly responseUrl?: string;
    }
  | { readonly kind: 'keep'; readonly ref: CardRef; readonly user: SlackUser; readonly answer: KeepAnswer }
  | { readonly kind: 'command'; readonly text: string; readonly user: SlackUser }
  /** Slack's own check of the address, and modals that were only read. */
  | { readonly kind: 'nothing' };

/** The modal's fields. `seconds` or `untilSeconds` (since 1970), as was chosen. */
export interface KeepAnswer {
  readonly seconds?: number;
  readonly untilSeconds?: number;
  readonly reason: string;
  readonly ticket?: string;
}

/** Reads a request's body: a form, with `payload` for interactions, or a slash command's fields. Undefined for anything else. */
export function readSlackRequest(body: string): SlackRequest | undefined {
  const form = new URLSearchParams(body);
  const payload = form.get('payload');
  if (payload !== null) return interaction(payload);
  if (form.get('ssl_check') === '1') return { kind: 'nothing' };
  const id = form.get('user_id') ?? '';
  if (form.get('command') !== '/unclick' || !isId(id)) return undefined;
  return { kind: 'command', text: form.get('text') ?? '', user: { id, name: form.get('user_name') || id } };
}

function interaction(payload: string): SlackRequest | undefined {
  const parsed = parse(payload);
  if (!isObject(parsed)) return undefined;
  const user = userOf(parsed.user);
  if (!user) return undefined;
  if (parsed.type === 'block_actions') return press(parsed, user);
  if (parsed.type === 'view_submission') return submission(parsed.view, user);
  return undefined;
}

function press(payload: JsonObject, user: SlackUser): SlackRequest | undefined {
  const first = Array.isArray(payload.actions) ? payload.actions[0] : undefined;
  if (!isObject(first)) return undefined;
  const action = buttonActions.find((name) => name === first.action_id);
  const ref = readRef(first.value);
  if (!action || !ref) return undefined;
  const responseUrl = text(payload.response_url);
  const trigger = text(payload.trigger_id) ?? '';
  return { kind: 'button', action, ref, user, trigger, ...(responseUrl !== undefined && { responseUrl }) };
}

function submission(view: unknown, user: SlackUser): SlackRequest | undefined {
  if (!isObject(view)) return undefined;
  if (view.callback_id === 'details') return { kind: 'nothing' };
  const ref = readRef(view.private_metadata);
  const values = isObject(view.state) && isObject(view.state.values) ? view.state.values : undefined;
  if (view.callback_id !== 'keep' || !ref || !values) return undefined;
  return { kind: 'keep', ref, user, answer: answerOf(values) };
}

function answerOf(values: JsonObject): KeepAnswer {
  const duration = field(values, 'duration');
  const option = isObject(duration.selected_option) ? duration.selected_option.value : undefined;
  const until = field(values, 'until').selected_date_time;
  const ticket = text(field(values, 'ticket').value)?.trim();
  const seconds = typeof option === 'string' && /^\d{1,9}$/.test(option) ? Number(option) : undefined;
  return {
    reason: (text(field(values, 'reason').value) ?? '').trim(),
    ...(seconds !== undefined && { seconds }),
    ...(seconds === undefined && typeof until === 'number' && Number.isInteger(until) && { untilSeconds: until }),
    ...(ticket && { ticket }),
  };
}

function field(values: JsonObject, block: string): JsonObject {
  const inner = values[block];
  return isObject(inner) && isObject(inner.value) ? inner.value : {};
}

function userOf(value: unknown): SlackUser | undefined {
  if (!isObject(value) || typeof value.id !== 'string' || !isId(value.id)) return undefined;
  return { id: value.id, name: text(value.username) ?? text(value.name) ?? value.id };
}

/** Slack's user ids: U… or W…, upper case. */
function isId(id: string): boolean {
  return /^[UW][A-Z0-9]{1,20}$/.test(id);
}

function parse(json: string): unknown {
  try {
    return JSON.parse(json);
  } catch {
    return undefined;
  }
}
