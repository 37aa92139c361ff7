import { describe, expect, it } from 'vitest';
import { stacksOf } from '../../functions/core/stacks.ts';
import { type FinishPorts, finishDecisions } from '../../functions/flows/finish-decisions.ts';
import { FakeIncidents } from '../fakes/incidents.ts';
import { FakeMailbox } from '../fakes/mailbox.ts';
import { FakeMessages } from '../fakes/messages.ts';
import { FakeQuestions } from '../fakes/questions.ts';
import { FakeWorkflow } from '../fakes/workflow.ts';
import { aClick } from '../rig/click.ts';
import { HandClock } from '../rig/hand-clock.ts';

describe('what was interrupted', () => {
  function world() {
    const clock = new HandClock();
    const incidents = new FakeIncidents();
    const workflow = new FakeWorkflow();
    const ports: FinishPorts = {
      clock,
      incidents,
      workflow,
      stacks: stacksOf([]),
      questions: new FakeQuestions(incidents),
      messages: new FakeMessages(incidents),
      chat: undefined,
      accounts: {},
      passOn: async () => undefined,
      complain: (what, error) => {
        throw new Error(what, { cause: error });
      },
    };
    return { clock, incidents, workflow, ports, mailbox: new FakeMailbox(clock, incidents) };
  }

  it('an incident that was opened and whose workflow nobody started is started', async () => {
    const { ports, mailbox, workflow, clock } = world();
    await mailbox.put('unresolved', aClick({ eventID: 'a' }));
    await finishDecisions(ports);
    expect(workflow.inputs).toEqual([]);
    clock.forward(61);
    await finishDecisions(ports);
    await finishDecisions(ports);
    expect(workflow.inputs).toEqual([{ stack: 'unresolved', incident: 'unresolved-1', task: 'revert' }]);
  });

  it('one that is being answered, or is over, is left alone', async () => {
    const { ports, incidents, workflow, clock } = world();
    incidents.open('shop-1', 'shop', { steps: [{ name: 'init', startedAt: '2026-11-23T12:00:00.000Z' }] });
    incidents.open('shop-2', 'shop', { status: 'waiting' });
    incidents.open('shop-3', 'shop', { status: 'left', closedAt: '2026-11-23T12:00:00.000Z' });
    incidents.open('shop-4', 'shop', { overrideId: 'shop-ov1' });
    clock.forward(3600);
    await finishDecisions(ports);
    expect(workflow.inputs).toEqual([]);
  });
});
