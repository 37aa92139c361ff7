import type { Click } from '../../functions/core/click.ts';
import type { Override } from '../../functions/core/deciding/override.ts';
import type { Posted } from '../../functions/ports/mailbox.ts';
import type { Manifest } from '../../functions/ports/state-index.ts';
import { FakeCursors } from '../fakes/cursors.ts';
import { FakeIncidents } from '../fakes/incidents.ts';
import { FakeIndex } from '../fakes/index.ts';
import { FakeMailbox } from '../fakes/mailbox.ts';
import { FakeChat, FakeMessages } from '../fakes/messages.ts';
import { FakeOverrides } from '../fakes/overrides.ts';
import { FakeQuestions } from '../fakes/questions.ts';
import { FakeSweeps } from '../fakes/sweeps.ts';
import { Files, KeptPlans } from './files.ts';

interface Put {
  readonly stack: string;
  readonly click: Click;
  /** Whether a revised copy was put too: that one counts from then on. */
  readonly isRevised: boolean;
}

/** A mailbox that remembers what was put, so that it can be asked for again. */
class RememberingMailbox extends FakeMailbox {
  readonly everPut = new Map<string, Put>();

  override async put(stack: string, click: Click): Promise<Posted> {
    const name = `${stack} ${click.eventID}`;
    const isRevised = this.everPut.get(name)?.isRevised || click.record.raw.addendum !== undefined;
    this.everPut.set(name, { stack, click, isRevised });
    return await super.put(stack, click);
  }
}

/** All that outlives a crash: tables, buckets, Slack's channel. */
export class Stores {
  readonly index = new FakeIndex();
  readonly incidents = new FakeIncidents();
  readonly mailbox: RememberingMailbox;
  readonly overrideRecords = new Map<string, Override>();
  readonly overrides: FakeOverrides;
  readonly questions = new FakeQuestions(this.incidents, this.overrideRecords);
  readonly messages = new FakeMessages(this.incidents);
  readonly chat = new FakeChat();
  readonly sweeps = new FakeSweeps();
  readonly files = new Files();
  readonly plans: KeptPlans;
  readonly cursors = new FakeCursors();
  readonly manifests = new Map<string, Manifest>();

  constructor(now: () => number) {
    const clock = { now: () => new Date(now()), wait: async () => undefined };
    this.mailbox = new RememberingMailbox(clock, this.incidents);
    this.overrides = new FakeOverrides(this.incidents, this.mailbox, this.overrideRecords);
    this.plans = new KeptPlans(this.files, now);
  }
}
