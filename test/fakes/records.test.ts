import { cursorsContract } from '../contracts/cursors-contract.ts';
import { incidentsContract } from '../contracts/incidents-contract.ts';
import { replaysContract } from '../contracts/replays-contract.ts';
import { HandClock } from '../rig/hand-clock.ts';
import { FakeCursors } from './cursors.ts';
import { FakeIncidents } from './incidents.ts';
import { FakeMailbox } from './mailbox.ts';
import { FakeMessages } from './messages.ts';
import { FakeReplays } from './replays.ts';

incidentsContract(async () => {
  const clock = new HandClock();
  const incidents = new FakeIncidents();
  return { clock, incidents, mailbox: new FakeMailbox(clock, incidents), messages: new FakeMessages(incidents) };
});
cursorsContract(async () => new FakeCursors());
replaysContract(async () => new FakeReplays());
