import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { readSlackRequest, type SlackRequest } from '../../functions/core/slack/request.ts';
import { receiveDecision } from '../../functions/flows/receive-decision.ts';
import { withinDeadline } from '../../functions/runtime/deadline.ts';
import { FakePeople } from '../fakes/people.ts';
import { aStack } from '../fakes/stack.ts';
import { aClick } from '../rig/click.ts';
import { DecidingWorld } from '../rig/deciding-world.ts';

const approval = {
  timeoutSeconds: 600,
  onTimeout: 'leave',
  approvers: ['UANA'],
  longestOverrideSeconds: 7200,
} as const;
const ana = { id: 'UANA', name: 'ana' };
let world: DecidingWorld;
let opened: unknown[];

const receive = (request: SlackRequest) =>
  receiveDecision({ ...world.ports, dialogs: { open: async (_trigger, view) => void opened.push(view) } }, request);
const ref = () => ({ id: 'shop-1', card: world.incidents.records.get('shop-1')?.card ?? 0 });
const button = (action: 'revert' | 'keep' | 'details') =>
  receive({ kind: 'button', action, ref: ref(), user: ana, trigger: '1.2' });

beforeEach(async () => {
  vi.useFakeTimers({ now: Date.parse('2026-11-23T12:00:00Z') });
  opened = [];
  world = new DecidingWorld(aStack({ mode: 'approve', approval }), new FakePeople(), () => undefined);
  world.world.set('aws_sqs_queue.a', { pure: true });
  const hits = [{ stack: 'shop', address: 'aws_sqs_queue.a', match: 'id' }] as const;
  await world.mailbox.put('shop', aClick({ eventID: 'a', hits }));
  await world.ports.workflow.start('shop-1', { stack: 'shop', incident: 'shop-1', task: 'revert' });
  await vi.advanceTimersByTimeAsync(10_000);
});
afterEach(() => {
  world.abort();
  vi.useRealTimers();
});

describe('what Slack sends', () => {
  it('a press of Revert now decides, a second one hears of the first', async () => {
    expect(await button('revert')).toEqual({ text: 'Being reverted: decided by ana (UANA)' });
    expect((await button('revert')).text).toMatch(/^This was decided by ana \(UANA\)/);
  });

  it('Keep for… opens a modal whose answer decides', async () => {
    expect(await button('keep')).toEqual({});
    expect(opened).toMatchObject([{ type: 'modal', callback_id: 'keep' }]);
    const answer = { seconds: 3600, reason: 'fire' };
    expect(await receive({ kind: 'keep', ref: ref(), user: ana, answer })).toEqual({});
    expect(world.incidents.records.get('shop-1')).toMatchObject({ status: 'overridden', decision: { reason: 'fire' } });
  });

  it('says who decided, when and why in words that mention and link nobody', async () => {
    const answer = { seconds: 3600, reason: '<!channel> <https://evil.example|look>' };
    const old = ref();
    await receive({ kind: 'keep', ref: old, user: ana, answer });
    const { text } = await receive({ kind: 'button', action: 'revert', ref: old, user: ana, trigger: '1.2' });
    expect(text).toContain('&lt;!channel&gt; &lt;https://evil.example|look&gt;');
    expect(text).toMatch(/ at <!date\^\d+\^[^|]*\|2026-11-23 12:00:\d\d UTC>: keep until <!date\^/);
  });

  it.each([
    [{ untilSeconds: 0, reason: 'x' }, 'until'],
    [{ reason: 'x' }, 'until'],
    [{ seconds: 7201, reason: 'x' }, 'duration'],
    [{ seconds: 60, reason: '' }, 'reason'],
  ])('the modal stays open with what is wrong: %j', async (answer, field) => {
    const { errors } = await receive({ kind: 'keep', ref: ref(), user: ana, answer });
    expect(Object.keys(errors ?? {})).toEqual([field]);
    expect(world.incidents.records.get('shop-1')?.status).toBe('waiting');
  });

  it('Details opens what the record holds', async () => {
    await button('details');
    expect(JSON.stringify(opened)).toContain('aws_sqs_queue.a');
  });

  it('the slash command asks for an override, and for consent in the channel', async () => {
    const body = 'command=%2Funclick&user_id=UDANA&user_name=dana&text=override+shop+1h+load+test';
    const request = readSlackRequest(body);
    expect((await receive(request ?? { kind: 'nothing' })).text).toMatch(/^Asked for shop-ov1: 1h on shop/);
    expect(JSON.stringify([...world.chat.messages.values()])).toContain('consent-override');
    expect((await receive({ kind: 'command', text: 'help', user: ana })).text).toContain('/unclick override');
  });
});

describe('the deadline', () => {
  const otherwise = { late: 'late', broken: 'broken' };
  const complaints: string[] = [];
  const complain = (what: string) => void complaints.push(what);

  it('answers in time, whatever happens behind', async () => {
    vi.useRealTimers();
    const never = new Promise<string>(() => undefined);
    expect(await withinDeadline(never, otherwise, complain, 20)).toBe('late');
    expect(await withinDeadline(Promise.resolve('done'), otherwise, complain, 1000)).toBe('done');
    expect(await withinDeadline(Promise.reject(new Error('x')), otherwise, complain, 1000)).toBe('broken');
    expect(complaints).toHaveLength(1);
  });
});
