import { describe, expect, it } from 'vitest';
import { keepModal } from '../../functions/core/slack-modal.ts';
import { readSlackRequest } from '../../functions/core/slack-request.ts';
import { readCommand } from '../../functions/core/slash-command.ts';

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
