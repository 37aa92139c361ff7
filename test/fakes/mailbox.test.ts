import { describe } from 'vitest';
import { mailboxContract } from '../contracts/mailbox-contract.ts';
import { HandClock } from '../rig/hand-clock.ts';
import { FakeIncidents } from './incidents.ts';
import { FakeMailbox } from './mailbox.ts';

describe('the fake mailbox', () => {
  mailboxContract(async () => {
    const clock = new HandClock();
    const incidents = new FakeIncidents();
    return { mailbox: new FakeMailbox(clock, incidents), incidents, clock };
  });
});
