import { describe, expect, it } from 'vitest';
import { stacksOf } from '../../functions/core/stacks.ts';
import { type ReportPorts, type ReportRequest, reportOutcome } from '../../functions/flows/report-outcome.ts';
import { FakeIncidents } from '../fakes/incidents.ts';
import { FakeMailbox } from '../fakes/mailbox.ts';
import { FakeChat, FakeMessages } from '../fakes/messages.ts';
import { FakeOverrides } from '../fakes/overrides.ts';
import { aStack } from '../fakes/stack.ts';
import { aClick } from '../rig/click.ts';
import { HandClock } from '../rig/hand-clock.ts';

function world() {
  const clock = new HandClock();
  const incidents = new FakeIncidents();
  const mailbox = new FakeMailbox(clock, incidents);
  const announced: string[] = [];
  const ports: ReportPorts = {
    clock,
    incidents,
    mailbox,
    stacks: stacksOf([aStack()]),
    overrides: new FakeOverrides(incidents, mailbox),
    messages: new FakeMessages(incidents),
    chat: new FakeChat(),
    accounts: {},
    keepSeconds: 60,
    states: { read: async () => undefined },
    announcements: { announce: async ({ id, status }) => void announced.push(`${id} ${status}`) },
  };
  return { ports, incidents, mailbox, announced, clock };
}

describe('the report', () => {
  it('an incident whose clicks another answers does not claim an outcome of its own for them', async () => {
    const { ports, incidents, mailbox, announced } = world();
    await mailbox.put('shop', aClick({ eventID: 'a' }));
    await mailbox.supersede('shop', 'shop-1');
    await mailbox.gather('shop', 'shop-2');
    const error = { Error: 'Lambda.Unknown', Cause: 'it died' };
    await reportOutcome(ports, { incident: 'shop-1', stack: 'shop', error });
    expect(incidents.records.get('shop-1')).toMatchObject({
      status: 'left',
      reasons: [{ code: 'superseded', detail: 'shop-2' }],
    });
    expect(announced).toEqual(['shop-1 left']);
    expect(incidents.records.get('shop-2')?.closedAt).toBeUndefined();
  });

  const unanswered = { Error: 'CodeBuild.SdkClientException', Cause: 'Read timed out' };
  const claim = { stack: { fence: '1' } } as ReportRequest['claim'];

  it('shuts out a build that nobody hears of, and lets the stack go', async () => {
    const { ports, mailbox } = world();
    await mailbox.put('shop', aClick({ eventID: 'a' }));
    await mailbox.claim('shop', 'shop-1', 600);
    await reportOutcome(ports, { incident: 'shop-1', stack: 'shop', ...(claim && { claim }), broken: unanswered });
    expect(await mailbox.claim('shop', 'shop-2', 600)).toMatchObject({ claimed: true });
    expect(await mailbox.beginApply('shop', 'shop-1', { fence: 1, run: 'orphan' }, 60)).toBe(false);
  });

  it('does not let the stack go while such a build may be in the middle of an apply: the lease ends by itself', async () => {
    const { ports, mailbox, clock } = world();
    await mailbox.put('shop', aClick({ eventID: 'a' }));
    await mailbox.claim('shop', 'shop-1', 600);
    await mailbox.beginApply('shop', 'shop-1', { fence: 1, run: 'orphan' }, 1800);
    await reportOutcome(ports, { incident: 'shop-1', stack: 'shop', ...(claim && { claim }), broken: unanswered });
    expect(await mailbox.claim('shop', 'shop-2', 600)).toMatchObject({ claimed: false });
    clock.forward(1801);
    expect(await mailbox.claim('shop', 'shop-2', 600)).toMatchObject({ claimed: true });
  });

  it('takes mail that no run took, and says that the run did not finish', async () => {
    const { ports, incidents, mailbox } = world();
    await mailbox.put('shop', aClick({ eventID: 'a' }));
    await reportOutcome(ports, { incident: 'shop-1', stack: 'shop', error: { Error: 'States.Timeout', Cause: '' } });
    expect(incidents.records.get('shop-1')).toMatchObject({ status: 'failed', closedAt: expect.any(String) });
    expect(await mailbox.taken('shop', 'shop-1')).toHaveLength(1);
  });
});
