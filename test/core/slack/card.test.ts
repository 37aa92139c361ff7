import { describe, expect, it } from 'vitest';
import type { Incident } from '../../../functions/core/incident.ts';
import { slackCard } from '../../../functions/core/slack/card.ts';
import { consentMessage, keepModal } from '../../../functions/core/slack/modal.ts';
import { anIncident } from '../../fakes/incident.ts';
import { aClick } from '../../rig/click.ts';
import { faults, walk } from './block-kit.ts';

describe('the card', () => {
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
    expect(JSON.stringify(message)).not.toMatch(/<!here|<@U1/);
    expect(message.text).toBe('&lt;!here&gt; asks that clicks on `net` may stand for 1m: &lt;@U1&gt;');
  });
});
