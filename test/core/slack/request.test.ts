import { describe, expect, it } from 'vitest';
import { keepModal } from '../../../functions/core/slack/modal.ts';
import { readSlackRequest } from '../../../functions/core/slack/request.ts';
import { readCommand } from '../../../functions/core/slack/slash-command.ts';

const ref = { id: 'net-1', card: 3, digest: 'abc' };

/** The modal as Slack sends it back: our own view, with the state that a person gave it. */
function submitted(values: Record<string, unknown>): string {
  const view = { ...keepModal(ref, 86_400), state: { values } };
  return `payload=${encodeURIComponent(JSON.stringify({ type: 'view_submission', user: { id: 'UANA', name: 'ana' }, view }))}`;
}
const chosen = (value: string) => ({ value: { selected_option: { value } } });

describe('the modal’s answer', () => {
  it('is what its own blocks ask for', () => {
    const blocks = JSON.parse(JSON.stringify(keepModal(ref, 86_400))).blocks;
    const ids = blocks.flatMap((block: { block_id?: string }) => block.block_id ?? []);
    expect(ids).toEqual(['duration', 'until', 'reason', 'ticket']);
  });

  it.each([
    [
      'a length',
      { duration: chosen('3600'), reason: { value: { value: ' fire ' } } },
      { seconds: 3600, reason: 'fire' },
    ],
    [
      'a time',
      {
        duration: chosen('until'),
        until: { value: { selected_date_time: 1_795_000_000 } },
        reason: { value: { value: 'x' } },
      },
      { untilSeconds: 1_795_000_000, reason: 'x' },
    ],
    [
      'a ticket',
      { duration: chosen('3600'), reason: { value: { value: 'x' } }, ticket: { value: { value: 'OPS-1' } } },
      { seconds: 3600, reason: 'x', ticket: 'OPS-1' },
    ],
    ['nothing', {}, { reason: '' }],
  ])('%s', (_what, values, answer) => {
    expect(readSlackRequest(submitted(values))).toEqual({
      kind: 'keep',
      ref,
      user: { id: 'UANA', name: 'ana' },
      answer,
    });
  });
});

describe('the slash command', () => {
  it.each([
    ['override net 2h fire in the shop', { stack: 'net', seconds: 7200, reason: 'fire in the shop', addresses: [] }],
    [
      'override net 30m address=module.a.aws_x.y["b"] actor=dana@example.com fire',
      { stack: 'net', seconds: 1800, reason: 'fire', addresses: ['module.a.aws_x.y["b"]'], actor: 'dana@example.com' },
    ],
    ['override net 2h', undefined],
    ['override net soon fire', undefined],
    ['help', undefined],
    ['', undefined],
  ])('%s', (text, expected) => expect(readCommand(text)).toEqual(expected));

  it('comes from a user of Slack', () => {
    const form = (user: string) => `command=%2Funclick&user_id=${user}&user_name=ana&text=help`;
    expect(readSlackRequest(form('UANA'))).toEqual({
      kind: 'command',
      text: 'help',
      user: { id: 'UANA', name: 'ana' },
    });
    expect(readSlackRequest(form('ana'))).toBeUndefined();
  });
});

describe('what Slack sends', () => {
  const sent = (payload: unknown) => `payload=${encodeURIComponent(JSON.stringify(payload))}`;
  const user = { id: 'UANA', username: 'ana', name: 'Ana A.' };
  const pressed = (over: object = {}, first: object = {}) =>
    sent({
      type: 'block_actions',
      user,
      trigger_id: 't1',
      response_url: 'https://hooks.slack.example/x',
      actions: [{ action_id: 'revert', value: JSON.stringify(ref), ...first }],
      ...over,
    });

  it.each(['revert', 'keep', 'consent', 'end', 'details', 'consent-override'])('is a press of %s', (action) => {
    expect(readSlackRequest(pressed({}, { action_id: action }))).toStrictEqual({
      kind: 'button',
      action,
      ref,
      user: { id: 'UANA', name: 'ana' },
      trigger: 't1',
      responseUrl: 'https://hooks.slack.example/x',
    });
  });

  it('is a press without what Slack may leave out', () => {
    const bare = pressed({ user: { id: 'WANA' }, trigger_id: undefined, response_url: undefined });
    expect(readSlackRequest(bare)).toStrictEqual({
      kind: 'button',
      action: 'revert',
      ref,
      user: { id: 'WANA', name: 'WANA' },
      trigger: '',
    });
  });

  const view = { callback_id: 'keep', private_metadata: JSON.stringify(ref), state: { values: {} } };
  it.each([
    ['no JSON', 'payload={'],
    ['no object', sent(7)],
    ['no user', pressed({ user: undefined })],
    ['a user without an id', pressed({ user: { name: 'ana' } })],
    ['a user whose id is none', pressed({ user: { id: 'ana' } })],
    ['another kind of interaction', pressed({ type: 'shortcut' })],
    ['no press', pressed({ actions: [] })],
    ['presses that are no list', pressed({ actions: { action_id: 'revert', value: JSON.stringify(ref) } })],
    ['a button of another app', pressed({}, { action_id: 'other' })],
    ['a button that stands for nothing', pressed({}, { value: '{}' })],
    ['a modal that is none', sent({ type: 'view_submission', user, view: null })],
    ['another modal', sent({ type: 'view_submission', user, view: { ...view, callback_id: 'other' } })],
    ['a modal of nothing', sent({ type: 'view_submission', user, view: { ...view, private_metadata: '' } })],
    ['a modal without its state', sent({ type: 'view_submission', user, view: { ...view, state: undefined } })],
    ['a modal without values', sent({ type: 'view_submission', user, view: { ...view, state: {} } })],
    ['another command', 'command=%2Fother&user_id=UANA&text=help'],
    ['a command of nobody', 'command=%2Funclick&text=help'],
    ['a lower-case user', 'command=%2Funclick&user_id=UANa&text=help'],
    ['a user id with more before it', 'command=%2Funclick&user_id=xUANA&text=help'],
    ['a user id without an end', `command=%2Funclick&user_id=U${'A'.repeat(21)}&text=help`],
    ['nothing', ''],
  ])('is not understood: %s', (_, body) => expect(readSlackRequest(body)).toBeUndefined());

  it.each([
    ['Slack’s own check', 'ssl_check=1&token=x'],
    ['a modal that was only read', sent({ type: 'view_submission', user, view: { callback_id: 'details' } })],
  ])('asks for nothing: %s', (_, body) => expect(readSlackRequest(body)).toEqual({ kind: 'nothing' }));

  it('is a command without text, by somebody without a name', () => {
    expect(readSlackRequest('command=%2Funclick&user_id=UANA')).toEqual({
      kind: 'command',
      text: '',
      user: { id: 'UANA', name: 'UANA' },
    });
  });

  it.each([
    ['a length that is none', { duration: chosen('3600s') }, {}],
    ['a length that is too long', { duration: chosen('1234567890') }, {}],
    [
      'a length before a time',
      { duration: chosen('60'), until: { value: { selected_date_time: 1 } } },
      { seconds: 60 },
    ],
    ['a time that is none', { duration: chosen('until'), until: { value: { selected_date_time: 1.5 } } }, {}],
    ['a time that is text', { duration: chosen('until'), until: { value: { selected_date_time: '1' } } }, {}],
    ['blanks for a ticket', { ticket: { value: { value: ' ' } } }, {}],
    ['a ticket with blanks', { ticket: { value: { value: ' A ' } } }, { ticket: 'A' }],
    ['fields that are none', { duration: 7, until: { value: 7 }, ticket: null }, {}],
  ])('answers the modal with %s', (_, values, answer) => {
    expect(readSlackRequest(submitted(values))).toMatchObject({ kind: 'keep', answer: { reason: '', ...answer } });
    expect(Object.keys(JSON.parse(JSON.stringify(readSlackRequest(submitted(values)))).answer).sort()).toEqual(
      Object.keys({ reason: '', ...answer }).sort(),
    );
  });

  it.each([
    ['  override  net   2h  fire  ', { stack: 'net', seconds: 7200, reason: 'fire', addresses: [] }],
    ['override net 2h address= x', { stack: 'net', seconds: 7200, reason: 'address= x', addresses: [] }],
    ['override net 2h see address=a', { stack: 'net', seconds: 7200, reason: 'see', addresses: ['a'] }],
    ['override net 2h xaddress=a', { stack: 'net', seconds: 7200, reason: 'xaddress=a', addresses: [] }],
    ['override net 2h address=a address=b x', { stack: 'net', seconds: 7200, reason: 'x', addresses: ['a', 'b'] }],
    ['override net 2h actor=a', undefined],
    ['override net', undefined],
    ['overrid net 2h fire', undefined],
  ])('is the command %j', (text, command) => expect(readCommand(text)).toStrictEqual(command));
});
