import { type Answer, json, type Listener, listen, type Request } from './listen.ts';

/** A message as the sandbox's Slack holds it now. */
export interface SlackMessage {
  readonly channel: string;
  readonly ts: string;
  readonly text: string;
  readonly blocks: unknown;
  /** How often it was rewritten since it was posted. */
  readonly edits: number;
  /** The message whose thread it stands in. */
  readonly thread?: string;
}

export interface SlackServer extends Listener {
  readonly messages: readonly SlackMessage[];
  readonly views: readonly unknown[];
}

/** As much of Slack's Web API as `@slack/web-api` needs for cards: chat.postMessage, chat.update, views.open, auth.test. */
export async function startSlack(): Promise<SlackServer> {
  const messages: SlackMessage[] = [];
  const views: unknown[] = [];
  const methods: Record<string, (form: Form) => unknown> = {
    'chat.postMessage': (form) => post(messages, form),
    'chat.update': (form) => update(messages, form),
    'views.open': (form) => ({ ok: true, view: { id: `V${views.push(form.view)}` } }),
    // Everybody has a Slack user: `dana@example.com` is U0DANA.
    'users.lookupByEmail': ({ email }) => ({ ok: true, user: { id: userOf(String(email)) } }),
    'usergroups.list': () => ({ ok: true, usergroups: [] }),
    'auth.test': () => ({ ok: true, user_id: 'U0UNCLICK', team_id: 'T0SANDBOX' }),
  };
  const listener = await listen((request) => answer(methods, request));
  return { ...listener, messages, views };
}

type Form = Readonly<Record<string, unknown>>;

function userOf(email: string): string {
  return `U0${(email.split('@')[0] ?? '').toUpperCase().replaceAll(/[^A-Z0-9]/g, '')}`;
}

function answer(methods: Record<string, (form: Form) => unknown>, request: Request): Answer {
  const method = methods[request.path.replace(/^\/api\//, '')];
  return json(200, method ? method(formOf(request)) : { ok: false, error: 'unknown_method' });
}

/** Slack takes JSON, and forms in which blocks and views are JSON text. */
function formOf({ headers, body }: Request): Form {
  if (headers['content-type']?.startsWith('application/json')) return objectOf(body);
  const fields = [...new URLSearchParams(body)];
  return Object.fromEntries(fields.map(([name, value]) => [name, /^[[{]/.test(value) ? parsed(value) : value]));
}

function objectOf(text: string): Form {
  const value = parsed(text);
  return typeof value === 'object' && value !== null ? { ...value } : {};
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

function post(messages: SlackMessage[], form: Form): unknown {
  const ts = `${Math.floor(Date.now() / 1000)}.${String(messages.length + 1).padStart(6, '0')}`;
  const message = { channel: String(form.channel ?? ''), ts, text: String(form.text ?? ''), blocks: form.blocks ?? [] };
  if (!message.channel) return { ok: false, error: 'channel_not_found' };
  if (!message.text && !form.blocks) return { ok: false, error: 'no_text' };
  const thread = form.thread_ts === undefined ? {} : { thread: String(form.thread_ts) };
  messages.push({ ...message, ...thread, edits: 0 });
  return { ok: true, channel: message.channel, ts, message };
}

function update(messages: SlackMessage[], form: Form): unknown {
  const index = messages.findIndex(({ channel, ts }) => channel === form.channel && ts === form.ts);
  const old = messages[index];
  if (!old) return { ok: false, error: 'message_not_found' };
  messages[index] = {
    ...old,
    text: String(form.text ?? old.text),
    blocks: form.blocks ?? old.blocks,
    edits: old.edits + 1,
  };
  return { ok: true, channel: old.channel, ts: old.ts, text: messages[index].text };
}
