import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Incident, Status } from '../../functions/core/incident.ts';
import { slackCard } from '../../functions/core/slack-card.ts';
import { consentMessage, detailsModal, keepModal } from '../../functions/core/slack-modal.ts';
import { slackThread } from '../../functions/core/slack-thread.ts';
import { aClick } from '../rig/click.ts';

const statuses: readonly Status[] = [
  'open',
  'waiting',
  'reverted',
  'clean',
  'invisible',
  'overridden',
  'left',
  'failed',
];

function anIncident(fields: Partial<Incident> = {}): Incident {
  const openedAt = '2026-11-23T12:00:00.000Z';
  const base = { status: 'open', clicks: [], addresses: [], outcome: 'x', reasons: [], steps: [] } as const;
  return { id: 'net-1', stack: 'net', openedAt, card: 3, ...base, ...fields };
}

/** Text with what could hurt in it, at any length. */
const text = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 60 }),
  fc.constantFrom(
    '<!channel>',
    '<@U1>',
    '<https://evil.example|click>',
    '&'.repeat(4000),
    '`',
    '```',
    '\n*bold*\n',
    '@here',
    '😀'.repeat(2000),
  ),
);

const incidents: fc.Arbitrary<Incident> = fc
  .record({
    status: fc.constantFrom(...statuses),
    outcome: text,
    name: text,
    eventName: text,
    region: text,
    detail: text,
    value: text,
    error: text,
    many: fc.integer({ min: 0, max: 400 }),
    closed: fc.boolean(),
  })
  .map(({ status, outcome, name, eventName, region, detail, value, error, many, closed }) => {
    const click = aClick({
      eventID: 'abcdef01-0000',
      eventName,
      region,
      actor: { name, kind: 'role' },
      critical: [detail],
    });
    const change = { address: name, action: 'update', attribute: detail, was: value, became: value };
    const address = `module.${name}["${value}"].aws_x.y`;
    return anIncident({
      status,
      outcome,
      clicks: Array(many % 50).fill(click),
      addresses: Array(many).fill(address),
      reasons: Array(many).fill({ code: 'held', address, detail }),
      run: {
        outcome: 'held',
        summary: outcome,
        answers: [],
        addresses: [],
        reasons: [],
        changes: Array(many).fill(change),
        phases: Array(many % 30).fill({ name, seconds: 1 }),
        source: value,
        plan: { digest: 'd'.repeat(64), expiresAt: '' },
        error,
      },
      keeps: 1,
      request: { by: name, owner: [], at: '', seconds: 60, reason: detail, ticket: value },
      trail: Array(many % 20).fill({ at: value, by: name, what: 'asked', detail }),
      ...(closed && { closedAt: '2026-11-23T12:01:00.000Z' }),
    });
  });

/** Every string in a value, and every text object. */
function walk(value: unknown, visit: (object: Record<string, unknown>) => void): void {
  if (Array.isArray(value)) for (const inner of value) walk(inner, visit);
  else if (typeof value === 'object' && value !== null) {
    visit(value as Record<string, unknown>);
    for (const inner of Object.values(value)) walk(inner, visit);
  }
}

/** Block Kit's limits, as docs.slack.dev states them. */
function faults(blocks: readonly unknown[], most: number): string[] {
  const found: string[] = [];
  if (blocks.length > most || blocks.length < 1) found.push(`${blocks.length} blocks`);
  walk(blocks, (object) => {
    const inner = object.text as { text?: string } | undefined;
    const length = typeof inner?.text === 'string' ? inner.text.length : undefined;
    if (object.type === 'header' && length !== undefined && (length > 150 || length < 1))
      found.push(`header ${length}`);
    if (object.type === 'section' && length !== undefined && (length > 3000 || length < 1))
      found.push(`section ${length}`);
    if (object.type === 'button' && length !== undefined && length > 75) found.push(`button ${length}`);
    if (object.type === 'button' && String(object.value).length > 2000) found.push('value');
    if (object.type === 'mrkdwn' && String(object.text).length > 3000) found.push('mrkdwn');
    if (object.type === 'actions' && Array.isArray(object.elements) && object.elements.length > 25)
      found.push('actions');
    if (typeof object.private_metadata === 'string' && object.private_metadata.length > 3000) found.push('metadata');
  });
  return found;
}

/** What is left when Slack's own marks that we make ourselves are taken away: dates and https links to the console or log. */
function marks(json: string): string[] {
  const own =
    /<!date\^\d+\^\{date_short_pretty\} \{time_secs\}\|[^<>|]*>|<https:\/\/[a-z0-9.-]+\.(aws\.amazon\.com|amazonaws\.cn)\/[^<>|]*\|[^<>|]*>/g;
  return json.replaceAll(own, '').match(/<[^>]*/g) ?? [];
}

describe('the card', () => {
  it('stays within Block Kit’s limits and says nothing that others could forge', () => {
    fc.assert(
      fc.property(incidents, (incident) => {
        for (const card of [slackCard(incident), ...slackThread(incident)]) {
          expect(faults(card.blocks, 50)).toEqual([]);
          expect(card.text.length).toBeLessThanOrEqual(4000);
          expect(marks(JSON.stringify(card))).toEqual([]);
        }
        const modal = detailsModal(incident);
        expect(faults(modal.blocks as unknown[], 100)).toEqual([]);
        expect(marks(JSON.stringify(modal))).toEqual([]);
      }),
      { numRuns: 300 },
    );
  });

  it.each([
    ['<!channel>', '&lt;!channel&gt;'],
    ['<https://evil.example|click>', '&lt;https://evil.example|click&gt;'],
  ])('a role named %s is text', (name, shown) => {
    const clicks = [aClick({ eventID: 'abcdef01-0000', actor: { name, kind: 'role' } })];
    const json = JSON.stringify(slackCard(anIncident({ clicks })));
    expect(json).not.toContain(name);
    expect(json).toContain(shown);
  });

  const actions = (incident: Incident) => {
    const found: unknown[] = [];
    walk(slackCard(incident).blocks, (object) => object.type === 'button' && found.push(object.action_id));
    return found;
  };
  const request = { by: 'Dana', owner: [], at: '', seconds: 60, reason: 'fire' } as const;

  it.each([
    [anIncident({ status: 'waiting' }), ['revert', 'keep', 'details']],
    [anIncident({ status: 'waiting', request }), ['revert', 'keep', 'consent', 'details']],
    [anIncident({ status: 'overridden', keeps: 1 }), ['end', 'keep', 'details']],
    [anIncident({ status: 'open' }), ['details']],
    [anIncident({ status: 'reverted' }), ['details']],
  ])('has the buttons that the state allows', (incident, expected) => expect(actions(incident)).toEqual(expected));

  it('says which configuration was planned', () => {
    const source = 'commit 0123 of parameter /deploy/net/commit';
    const lists = { answers: [], addresses: [], reasons: [], changes: [], phases: [] };
    const run = { outcome: 'reverted' as const, summary: 'x', ...lists, source };
    expect(JSON.stringify(slackCard(anIncident({ run })).blocks)).toContain(`planned from ${source}`);
  });

  it('links to the record in the console and to the build’s log', () => {
    const clicks = [aClick({ eventID: '0a1b2c3d-0000-4000-8000-000000000000' })];
    const log = 'https://console.aws.amazon.com/cloudwatch/home#logs';
    const json = JSON.stringify(slackCard(anIncident({ clicks, log }), undefined, { '123456789012': 'shop-prod' }));
    expect(json).toContain(
      '<https://us-east-1.console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/events/0a1b2c3d-0000-4000-8000-000000000000|record>',
    );
    expect(json).toContain(`<${log}|build log>`);
    expect(json).toContain('shop-prod');
  });
});

describe('the modal', () => {
  it.each([
    [600, ['until']],
    [3600, ['3600', 'until']],
    [86_400, ['3600', '14400', '86400', 'until']],
  ])('offers what a stack with %i s allows', (longest, expected) => {
    const modal = keepModal({ id: 'net-1', card: 3 }, longest);
    const json = JSON.parse(JSON.stringify(modal));
    expect(json.blocks[1].element.options.map((option: { value: string }) => option.value)).toEqual(expected);
    expect(faults(json.blocks, 100)).toEqual([]);
    expect(json.title.text.length).toBeLessThanOrEqual(24);
  });

  it('escapes the wish for an override', () => {
    const message = consentMessage({
      id: 'net-ov1',
      stack: 'net',
      requestedBy: '<!here>',
      reason: '<@U1>',
      seconds: 60,
    });
    expect(marks(JSON.stringify(message))).toEqual([]);
  });
});
