import { expect, it } from 'vitest';
import type { Incident } from '../../../functions/core/incident.ts';
import { slackCard } from '../../../functions/core/slack/card.ts';
import { consentMessage, detailsModal, keepModal } from '../../../functions/core/slack/modal.ts';
import { slackThread } from '../../../functions/core/slack/thread.ts';
import { anIncident } from '../../fakes/incident.ts';
import { aStack } from '../../fakes/stack.ts';
import { aClick } from '../../rig/click.ts';

const change = { address: 'aws_x.y', action: 'update', attribute: 'size', was: '1', became: '2' } as const;
const lists = { answers: [], addresses: [], reasons: [] } as const;
const run: Incident['run'] = {
  outcome: 'reverted',
  summary: 'Taken back',
  ...lists,
  changes: [change, { ...change, attribute: '*' }],
  phases: Array(14).fill({ name: 'plan', seconds: 1.26 }),
  source: 'working copy',
  plan: { digest: 'd1', expiresAt: '' },
  error: 'Error: no\n  on <main.tf>',
};

/** Everything that a card can hold. */
const full = anIncident({
  status: 'waiting',
  outcome: 'Held',
  clicks: [
    aClick({ eventID: 'abcdef01-0000', critical: ['public exposure'] }),
    ...Array(15).fill(aClick({ eventID: 'x', region: '', eventTime: 'no time' })),
  ],
  addresses: Array(16).fill('aws_x.y'),
  reasons: [
    { code: 'protected', address: 'aws_x.y', attribute: 'size', detail: 'held <back>' },
    { code: 'fight', detail: 'again' },
    { code: 'left' },
  ],
  request: { by: 'Dana', owner: [], at: '', seconds: 3600, reason: 'fire', ticket: 'OPS-1' },
  log: 'https://logs.example/a|b>c',
  trail: [{ at: '2026-11-23T12:00:30.000Z', by: 'Ana', what: 'asked', detail: 'asked <who>' }],
  run,
});
const { ticket: _, ...plainWish } = { by: 'Dana', owner: [], at: '', seconds: 90, reason: 'fire', ticket: '' };
const { error: _error, plan: _plan, ...quietRun } = run;

it('Slack is told this (update on purpose: vitest -u)', async () => {
  const told = {
    full: slackCard(full, aStack(), { '123456789012': 'shop <prod>' }),
    'open, in auto': slackCard(anIncident({ outcome: '' }), aStack({ mode: 'auto' })),
    'open, in approve': slackCard(anIncident({ outcome: '' }), aStack({ mode: 'approve' })),
    'open, in observe': slackCard(anIncident({ outcome: '' })),
    'waiting, asked without a ticket': slackCard(anIncident({ status: 'waiting', request: plainWish })),
    'reverted, with a wish of before': slackCard(
      anIncident({
        status: 'reverted',
        request: plainWish,
        run: { ...quietRun, outcome: 'held' },
        closedAt: '2026-11-23T12:01:30.400Z',
        log: 'arn:aws:logs',
      }),
    ),
    'overridden by another incident': slackCard(anIncident({ status: 'overridden' })),
    overridden: slackCard(anIncident({ status: 'overridden', keeps: 1 })),
    'critical for two reasons': slackCard(
      anIncident({ clicks: [aClick({ eventID: 'x', critical: ['root user', 'public exposure'] })] }),
    ),
    'others by their headlines': (['clean', 'invisible', 'left', 'failed'] as const).map(
      (status) => slackCard(anIncident({ status })).text,
    ),
    'thread of the open one': slackThread(full),
    'thread of the closed one': slackThread({ ...full, closedAt: '2026-11-23T12:01:30.000Z' }),
    'thread of nothing': slackThread(anIncident()),
    'details of nothing': detailsModal(anIncident()),
    details: detailsModal(anIncident({ run: quietRun })),
    keep: keepModal({ id: 'net-1', card: 3, digest: 'd1' }, 14_400),
    consent: consentMessage({ id: 'net-ov1', stack: 'net', requestedBy: 'Ana', reason: 'fire', seconds: 60 }),
  };
  await expect(`${JSON.stringify(told, null, 2)}\n`).toMatchFileSnapshot('../../golden/slack.json');
});
