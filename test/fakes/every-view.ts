import type { ChannelMessage, Sources } from '../../cli/console/sources.ts';
import { summarise } from '../../functions/core/click-summary.ts';
import type { Override } from '../../functions/core/deciding/override.ts';
import { questionText } from '../../functions/core/deciding/question-text.ts';
import type { Incident } from '../../functions/core/incident.ts';
import { slackCard } from '../../functions/core/slack/card.ts';
import { slackThread } from '../../functions/core/slack/thread.ts';
import { fakeSources } from './console-sources.ts';
import { manyIncidents } from './many-incidents.ts';
import { aStack } from './stack.ts';
import { anUnexplainedClick } from './unexplained.ts';

const longName = `arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_AdministratorAccess_0123456789abcdef/${'averyveryverylongname'.repeat(4)}@example.com`;

/** The page with something of everything in it: what is empty in most tests, and what is longer than anybody expects. */
export function everyView(now: Date): { readonly sources: Sources; readonly of: Readonly<Record<string, string>> } {
  const at = (minutes: number) => new Date(now.getTime() + minutes * 60_000).toISOString();
  const made = manyIncidents(60, now);
  const held = find(made, 'waiting');
  const asked: Incident = {
    ...held,
    outcome: questionText(held, { kind: 'decide', until: at(42), onTimeout: 'escalate' }),
    request: { by: 'grace@example.com', owner: [], at: at(-3), seconds: 7200, reason: 'the supplier tests until noon' },
    reasons: [{ code: 'replace', address: held.addresses[0] ?? '', detail: 'the plan would replace it' }],
    trail: [
      { at: at(-9), by: 'unclick', what: 'asked', detail: `Waiting for a decision until ${at(42)}` },
      {
        at: at(-3),
        by: 'grace@example.com',
        what: 'requested',
        detail: 'keep it for 2 h: the supplier tests until noon',
      },
    ],
  };
  const kept = find(made, 'overridden');
  const { closedAt: _closed, ...open } = kept;
  const decision = {
    verb: 'keep',
    by: 'ada@example.com',
    at: at(-30),
    until: at(90),
    reason: 'load test',
    consentBy: 'grace@example.com',
  } as const;
  const standing: Incident = {
    ...open,
    decision,
    outcome: questionText({ ...open, decision }, { kind: 'kept', until: at(90), onTimeout: 'leave' }),
    keeps: 1,
    trail: [
      {
        at: at(-30),
        by: 'ada@example.com',
        what: 'decided',
        detail: `Kept until ${at(90)} by ada@example.com: load test`,
      },
    ],
  };
  const drift = anUnexplainedClick();
  const unexplained: Incident = {
    ...held,
    id: 'shop-900',
    clicks: [summarise(drift)],
    addresses: ['aws_sqs_queue.jobs'],
    reasons: [],
  };
  const first = made.find(({ status }) => status === 'reverted') ?? held;
  const long: Incident = {
    ...first,
    id: 'shop-901',
    clicks: first.clicks.map((click) => ({ ...click, actor: { name: longName, arn: longName, kind: 'sso' } })),
    addresses: Array.from(
      { length: 30 },
      (_, index) =>
        `module.platform.module.network["eu-central-1"].aws_vpc_security_group_ingress_rule.from_load_balancer["${index}"]`,
    ),
  };
  const incidents = [...made.filter(({ id }) => id !== held.id && id !== kept.id), asked, standing, unexplained, long];
  const { sources } = fakeSources(incidents, overrides(at));
  const names = ['shop', 'payments', 'data-lake'];
  return {
    of: {
      held: asked.id,
      standing: standing.id,
      unexplained: unexplained.id,
      long: long.id,
      failed: find(made, 'failed').id,
      reverted: first.id,
    },
    sources: {
      ...sources,
      place: '111122223333 as grace',
      now: () => now,
      messages: () =>
        [asked, standing, unexplained, long, find(made, 'failed')].flatMap((one, index) =>
          messagesOf(one, now.getTime() / 1000 - 900 * index),
        ),
      coverage: async () => [
        ...(await sources.coverage()),
        { stack: aStack({ name: 'not-indexed-yet', mode: 'observe' }) },
        ...names.slice(0, 1).map((name) => ({
          stack: aStack({ name: `${name}-approve`, mode: 'approve' as const }),
          keys: 12_345,
          resources: 4_321,
          serial: 1_204,
          indexedAt: at(-3),
          backfilledAt: at(-2),
        })),
      ],
      log: async () =>
        Array.from(
          { length: 60 },
          (_, line) => `aws_security_group.web: Refreshing state... [id=sg-0123456789abcdef${line}]`,
        ).join('\n'),
      clicks: {
        clicks: Array.from({ length: 11 }, (_, index) => ({
          id: `c${index}`,
          title: 'Revoke the rule that lets the web in to the database',
          actor: 'grace@example.com',
          ...(index % 3 === 0 && { note: 'waits for a decision' }),
        })),
        click: async () => undefined,
      },
    },
  };
}

function find(incidents: readonly Incident[], status: Incident['status']): Incident {
  const found = incidents.find((one) => one.status === status);
  if (!found) throw new Error(`the made-up incidents lack one that is ${status}`);
  return found;
}

/** One override of each state. */
function overrides(at: (minutes: number) => string): readonly Override[] {
  const base = {
    stack: 'shop',
    scope: 'stack' as const,
    seconds: 7200,
    reason: 'load test',
    requestedBy: 'ada@example.com',
    requestedAt: at(-31),
    lapsesAt: at(29),
    owner: [],
  };
  return [
    {
      ...base,
      id: 'shop-ov1',
      consentBy: 'grace@example.com',
      from: at(-30),
      until: at(90),
      incident: 'shop-7',
      ticket: 'OPS-1234',
    },
    { ...base, id: 'shop-ov2', scope: ['module.lab', 'aws_security_group.web["a"]'], actor: 'alan@example.com' },
    {
      ...base,
      id: 'shop-ov3',
      consentBy: 'grace@example.com',
      from: at(-300),
      until: at(-180),
      endedAt: at(-200),
      endedBy: 'ada@example.com',
    },
    { ...base, id: 'shop-ov4', requestedAt: at(-500), lapsesAt: at(-440), reason: 'r'.repeat(300) },
  ];
}

/** The incident's card, and its thread. */
function messagesOf(incident: Incident, seconds: number): readonly ChannelMessage[] {
  const ts = `${Math.floor(seconds)}.000001`;
  const thread = slackThread(incident).map((card, index) => ({
    channel: 'C',
    ts: `${Math.floor(seconds) + index + 1}.000002`,
    edits: 0,
    thread: ts,
    ...card,
  }));
  return [
    { channel: 'C', ts, edits: 2, ...slackCard(incident, aStack(), { '111122223333': 'production' }) },
    ...thread,
  ];
}
