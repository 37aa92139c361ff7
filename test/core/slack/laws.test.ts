import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type Incident, statuses } from '../../../functions/core/incident.ts';
import { slackCard } from '../../../functions/core/slack/card.ts';
import { detailsModal } from '../../../functions/core/slack/modal.ts';
import { slackThread } from '../../../functions/core/slack/thread.ts';
import { anIncident } from '../../fakes/incident.ts';
import { aClick } from '../../rig/click.ts';
import { faults } from './block-kit.ts';

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

/** What is left when Slack's own marks that we make ourselves are taken away: dates and https links to the console or log. */
function marks(json: string): string[] {
  const own =
    /<!date\^\d+\^\{date_short_pretty\} \{time_secs\}\|[^<>|]*>|<https:\/\/[a-z0-9.-]+\.(aws\.amazon\.com|amazonaws\.cn)\/[^<>|]*\|[^<>|]*>/g;
  return json.replaceAll(own, '').match(/<[^>]*/g) ?? [];
}

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
