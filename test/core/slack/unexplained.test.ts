import { describe, expect, it } from 'vitest';
import { announcement } from '../../../functions/core/announcement.ts';
import { summarise } from '../../../functions/core/click-summary.ts';
import type { Incident } from '../../../functions/core/incident.ts';
import { severityOf } from '../../../functions/core/severity.ts';
import { slackCard } from '../../../functions/core/slack/card.ts';
import { when } from '../../../functions/core/slack/text.ts';
import { slackDetails } from '../../../functions/core/slack/thread.ts';
import { unexplainedFacts } from '../../../functions/core/slack/unexplained.ts';
import type { Mode, Permission } from '../../../functions/core/stack.ts';
import { aClick } from '../../fakes/clicks.ts';
import { aStack } from '../../fakes/stack.ts';
import { anUnexplainedClick, aSuspect } from '../../fakes/unexplained.ts';

const found = summarise(anUnexplainedClick([aSuspect({ lost: true })], 'and <!channel> more'));
function incident(fields: Partial<Incident> = {}): Incident {
  const openedAt = '2026-01-01T00:02:00.000Z';
  const base = { status: 'open', addresses: ['aws_sqs_queue.jobs'], outcome: '', reasons: [], steps: [] } as const;
  return { id: 'shop-1', stack: 'shop', openedAt, clicks: [found], ...base, ...fields };
}
const stackOf = (mode: Mode, unexplained?: Permission) =>
  aStack({ mode, policy: { ...aStack().policy, ...(unexplained && { unexplained }) } });

describe('drift that no click explains, in Slack', () => {
  it('says so first, then what differs, then the records: none of them as the cause', () => {
    const card = JSON.stringify(slackCard(incident(), aStack()));
    expect(card).toContain('Drift that no click explains: shop');
    expect(card).toContain('none is proven to be the cause');
    expect(card).toMatch(/\*mallory\* \(programmatic, a click that the event bus lost\) sqs: set queue attributes/);
    expect(card).not.toContain('nobody known');
    expect(card).not.toContain('*Clicks*');
    expect(card).not.toContain('<!channel>');
    expect(JSON.stringify(slackDetails(incident()))).toContain('mallory');
  });

  it('is said line by line: what was found, the records with where they can be seen, and what is missing', () => {
    const console = 'https://eu-west-1.console.aws.amazon.com/cloudtrailv2/home?region=eu-west-1#/events';
    const record = `<${console}/abcdef01-0000-4000-8000-000000000001|record>`;
    const time = when('2025-12-31T22:00:00Z');
    expect(unexplainedFacts(incident(), 5)).toEqual([
      '*A sweep found*\n• `aws_sqs_queue.jobs.delay`: `1` → `"a value"`',
      `*No click explains it. CloudTrail's newest records of these resources; none is proven to be the cause*\n• *mallory* (programmatic, a click that the event bus lost) sqs: set queue attributes (\`SetQueueAttributes\`) on \`aws_sqs_queue.jobs\` ${time} ${record}`,
      'and &lt;!channel&gt; more',
    ]);
    const plain = unexplainedFacts(
      incident({ clicks: [summarise(anUnexplainedClick([aSuspect({ eventID: '?' })]))] }),
      5,
    );
    expect(plain[1]).toMatch(/\(programmatic\) sqs: .* UTC>$/);
    const [, , ...notes] = unexplainedFacts(incident({ clicks: [found, found] }), 5);
    expect(notes).toHaveLength(1);
    const nobody = summarise(anUnexplainedClick([]));
    expect(unexplainedFacts(incident({ clicks: [nobody] }), 5).slice(1)).toEqual(['*No click explains it*']);
    expect(unexplainedFacts(incident({ clicks: [summarise(aClick())] }), 5)).toEqual([]);
  });

  it('leaves what was found to the run, where that tells what it changed', () => {
    const change = { address: 'aws_sqs_queue.jobs', action: 'update', attribute: 'x', was: '2', became: '1' };
    const lists = { answers: [], addresses: [], reasons: [], phases: [] };
    const run = { outcome: 'held' as const, summary: '', source: 'main', ...lists };
    expect(unexplainedFacts(incident({ run: { ...run, changes: [change] } }), 5)[0]).toBe('');
    expect(unexplainedFacts(incident({ run: { ...run, changes: [] } }), 5)[0]).toContain('*A sweep found*');
  });

  it('names the clicks beside it', () => {
    const both = incident({ clicks: [found, summarise(aClick())] });
    const card = JSON.stringify(slackCard(both, aStack()));
    expect(card).toContain('Console click found');
    expect(card).toContain('*Clicks*\\n• *jane@example.com*');
    expect(card).toContain('mallory');
  });

  it.each<[Mode, Permission | undefined, string]>([
    ['auto', undefined, 'then a person decides'],
    ['auto', 'approve', 'then a person decides'],
    ['auto', 'auto', 'applied by itself'],
    ['approve', 'auto', 'then a person decides'],
    ['observe', 'auto', 'told only'],
  ])('says what will happen in mode %s where the policy is %s', (mode, unexplained, words) => {
    expect(slackCard(incident(), stackOf(mode, unexplained)).text).toContain(words);
  });

  it('is a warning while it is open', () => {
    expect(severityOf(incident())).toEqual({ severity: 'warning', because: ['drift that no click explains'] });
    expect(severityOf(incident({ status: 'reverted' })).severity).toBe('info');
  });
});

describe('drift that no click explains, announced', () => {
  it('names the suspects and keeps the values to itself', () => {
    const { clicks } = announcement(incident());
    expect(clicks).toMatchObject([
      {
        actor: 'nobody known',
        unexplained: {
          sweep: 'shop-sweep-1767225600',
          suspects: [{ actor: 'mallory', origin: 'programmatic', lost: true, address: 'aws_sqs_queue.jobs' }],
        },
      },
    ]);
    expect(JSON.stringify(clicks)).not.toContain('a value');
  });
});
