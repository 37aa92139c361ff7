import { describe } from 'vitest';
import type { Override } from '../../functions/core/deciding/override.ts';
import { questionsContract } from '../contracts/questions-contract.ts';
import { HandClock } from '../rig/hand-clock.ts';
import { FakeIncidents } from './incidents.ts';
import { FakeMailbox } from './mailbox.ts';
import { FakeOverrides } from './overrides.ts';
import { FakeQuestions } from './questions.ts';

describe('the fake questions and overrides', () => {
  questionsContract(async () => {
    const clock = new HandClock();
    const incidents = new FakeIncidents();
    const mailbox = new FakeMailbox(clock, incidents);
    const records = new Map<string, Override>();
    const overrides = new FakeOverrides(incidents, mailbox, records);
    return { mailbox, incidents, questions: new FakeQuestions(incidents, records), overrides, clock };
  });
});
